/** Who may write just now, by the conditions in force: asked in each write, and told beside the box before it. */
import { and, eq, gt, inArray, max } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { canComment, canGoFirst } from "../groups/group";
import { isClosedAt, opensAt } from "../groups/prevention";
import { preventionOf } from "../groups/preventions.server";
import { forbidden, tooMany } from "../refusals";
import type { TextScope } from "../texts/texts.server";
import { conditionWords } from "../words/conditions";
import { preventionWords } from "../words/prevention";
import { say, type Language, type Message } from "../words/words";
import { conditionsAt, type Condition } from "./conditions.server";
import { plainText } from "./mark-quotes";
import { seenBy } from "./readers.server";

const { actions, comments, texts } = schema;

/** `write`: a new comment; `begin`: open the box for one; `touch`: reword one, tap one, settle a question. */
export type Doing = "write" | "begin" | "touch";

/**
 * In each write, after it is known that the writer has a voice here at all.
 *
 * @param threadId null: a new thread
 * @param sessionId the session in which it is written: that is not closed to those in it
 * @throws Refusal `forbidden` where it is locked, closed at this hour, or only answers are taken, `too-many` in slow mode
 */
export async function requireFloor(
  tx: Db,
  viewer: SignedIn,
  scope: TextScope,
  { doing, threadId, sessionId = null }: { doing: Doing; threadId: string | null; sessionId?: string | null },
): Promise<void> {
  const closed = sessionId === null ? await closedNow(tx, scope) : null;
  if (closed) throw forbidden(closed);
  const all = await conditionsAt(tx, scope, threadId);
  if (all.length === 0) return;
  const lock = all.find(({ kind }) => kind === "lock");
  if (lock) {
    const told = await locksOf(tx, [lock], scope);
    throw forbidden((language) => told(lock, language));
  }
  if (doing === "touch" || canGoFirst(scope.standing)) return;
  const answers = all.find((each) => isElsewhere(each, threadId));
  if (answers) {
    const told = await answersOf(tx, answers, scope);
    throw forbidden((language) => told(language));
  }
  const wait = doing === "write" ? await waitOf(tx, viewer.id, all) : null;
  if (!wait) return;
  const detail = say(conditionWords, (w) =>
    [
      w.slow(w.inHere[reachOf(wait.condition)], wait.condition.seconds ?? 0),
      w.again(clock(wait.until, scope, "en"), wait.seconds),
      w.kept,
    ].join(" "),
  );
  throw tooMany(detail, { retryAfter: wait.seconds });
}

/** What is said about writing on a text before somebody does. */
export type Floor = {
  /** Why nothing is written here just now; null: one may, in threads that do not say otherwise. */
  closed: string | null;
  /** What to know before one writes; "": nothing. */
  note: string;
  /** By the comment that opened it: of threads where something else applies. `may`: one may write there. */
  threads: Record<string, { says: string; may: boolean }>;
};

const open: Floor = { closed: null, note: "", threads: {} };

/** @param isInSession asked where the group is closed: whether the viewer is in a session that runs on this text */
export async function floorOf(
  viewer: Viewer,
  scope: TextScope,
  language: Language,
  isInSession: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<Floor> {
  const hours = viewer ? await closedNow(read(), scope) : null;
  if (hours && !(await isInSession())) return { ...open, closed: hours(language) };
  const all = await conditionsAt(read(), scope);
  if (all.length === 0) return open;
  const first = canGoFirst(scope.standing);
  const voice = viewer !== null && canComment(scope.standing);
  const wide = all.filter(({ threadId }) => threadId === null);
  const lock = wide.find(({ kind }) => kind === "lock");
  const answers = first ? undefined : wide.find(({ kind }) => kind === "answers");
  const locked = await locksOf(
    read(),
    all.filter(({ kind }) => kind === "lock"),
    scope,
  );
  const closed = lock ? locked(lock, language) : answers ? (await answersOf(read(), answers, scope))(language) : null;
  const threads: Floor["threads"] = {};
  for (const id of new Set(all.flatMap(({ threadId }) => threadId ?? []))) {
    const here = all.filter(({ threadId }) => threadId === id);
    const lock = here.find(({ kind }) => kind === "lock");
    const says = lock ? locked(lock, language) : await slowNote(first ? null : viewer, here, scope, language);
    if (says) threads[id] = { says, may: voice && !closed && !lock };
  }
  const question = answers && !lock ? answers.questionId : null;
  if (question) threads[question] ??= { says: conditionWords[language].answersHere, may: voice };
  return { closed, note: await slowNote(first ? null : viewer, wide, scope, language), threads };
}

/** Why nobody writes at this hour, by the group's closing hours; null: it is open, or not closed to them. */
async function closedNow(db: Db, { group, standing }: TextScope): Promise<Message | null> {
  if (canGoFirst(standing)) return null;
  const settings = await preventionOf(db, group.id);
  const now = new Date();
  if (!isClosedAt(settings, group.timeZone, now)) return null;
  const opens = opensAt(settings, group.timeZone, now);
  return (language) => preventionWords[language].closedNow(opens && clock(opens, { group }, language));
}

/** What stands beside the box: who will read it, and how often one may write. @param threadId of a reply */
export async function besideBox(
  viewer: SignedIn,
  scope: TextScope,
  language: Language,
  threadId: string | null = null,
): Promise<string> {
  const [readers, all] = await Promise.all([seenBy(viewer, scope, language), conditionsAt(read(), scope, threadId)]);
  const note = canGoFirst(scope.standing) ? "" : await slowNote(viewer, all, scope, language);
  return note ? `${readers}. ${note}` : readers;
}

const isElsewhere = ({ kind, questionId }: Condition, threadId: string | null) =>
  kind === "answers" && (threadId === null || threadId !== questionId);

async function slowNote(viewer: Viewer, all: Condition[], scope: TextScope, language: Language): Promise<string> {
  if (!viewer) return "";
  const words = conditionWords[language];
  const slow = slowest(all);
  if (!slow) return "";
  const wait = await waitOf(read(), viewer.id, all);
  return [
    words.slow(words.inHere[reachOf(slow)], slow.seconds ?? 0),
    ...(wait ? [words.again(clock(wait.until, scope, language), wait.seconds)] : []),
  ].join(" ");
}

const slowest = (all: Condition[]): Condition | undefined =>
  all
    .filter(({ kind }) => kind === "slow")
    .sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0))
    .at(0);

/** The longest that somebody still has to wait. Also what was held, or taken away since, was written. */
async function waitOf(db: Db, userId: string, all: Condition[], now = Date.now()) {
  let longest: { condition: Condition; until: Date; seconds: number } | null = null;
  for (const condition of all) {
    if (condition.kind !== "slow" || !condition.seconds) continue;
    const ofGroup = db.select({ id: texts.id }).from(texts).where(eq(texts.groupId, condition.groupId));
    const [row] = await db
      .select({ last: max(comments.createdAt) })
      .from(comments)
      .where(
        and(
          eq(comments.authorId, userId),
          condition.textId ? eq(comments.textId, condition.textId) : inArray(comments.textId, ofGroup),
          condition.threadId ? eq(comments.threadId, condition.threadId) : undefined,
          gt(comments.createdAt, new Date(now - condition.seconds * 1000)),
        ),
      );
    if (!row?.last) continue;
    const until = new Date(row.last.getTime() + condition.seconds * 1000);
    const seconds = Math.max(1, Math.ceil((until.getTime() - now) / 1000));
    if (!longest || until > longest.until) longest = { condition, until, seconds };
  }
  return longest;
}

const reachOf = ({ threadId, textId }: Condition) => (threadId ? "thread" : textId ? "text" : "group");

/** As the log says it: which rule, and why. */
async function locksOf(
  db: Db,
  locks: Condition[],
  scope: TextScope,
): Promise<(lock: Condition, language: Language) => string> {
  const ids = locks.map(({ id }) => id);
  const { id, rule, ruleTitle: title, reason } = actions;
  const all = ids.length
    ? await db.select({ id, rule, title, reason }).from(actions).where(inArray(actions.id, ids))
    : [];
  return (lock, language) => {
    const words = conditionWords[language];
    const done = all.find((each) => each.id === lock.id);
    return [
      words.locked(words.where[reachOf(lock)], lock.until && clock(lock.until, scope, language, true)),
      ...(done?.rule ? [words.rule(done.rule, done.title)] : []),
      ...(done?.reason ? [done.reason] : []),
      words.lockedMeans,
    ].join(" ");
  };
}

async function answersOf(db: Db, answers: Condition, scope: TextScope): Promise<(language: Language) => string> {
  const [asked] = answers.questionId
    ? await db
        .select({ html: comments.html, state: comments.state })
        .from(comments)
        .where(eq(comments.id, answers.questionId))
    : [];
  const question = asked?.state === "visible" ? short(plainText(asked.html)) : null;
  return (language) =>
    conditionWords[language].answers(answers.until && clock(answers.until, scope, language, true), question);
}

const short = (text: string): string => {
  const letters = [...text.replace(/\s+/gu, " ").trim()];
  return letters.length > 160 ? `${letters.slice(0, 159).join("").trimEnd()}…` : letters.join("");
};

/** By the clock on the group's wall, which is where all of them agree. */
function clock(
  at: Date,
  { group }: Pick<TextScope, "group">,
  language: Language,
  withDay = at.getTime() - Date.now() > 72_000_000,
) {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    ...(withDay ? { day: "numeric", month: "long" } : {}),
    ...{ hour: "2-digit", minute: "2-digit", timeZone: group.timeZone, timeZoneName: "short" },
  }).format(at);
}
