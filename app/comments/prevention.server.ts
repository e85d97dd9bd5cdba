/**
 * What a group does beforehand, asked in the write of each new comment and each new wording: whether it is taken at all just
 * now, whether its author should look again, and whether a moderator looks at it before others do.
 */
import { and, asc, count, desc, eq, gt, gte, ne, sql } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import type { Cause } from "../cases/case";
import { canGoFirst } from "../groups/group";
import { isFlood, noPrevention, waitsAs, type Prevention } from "../groups/prevention";
import { preventionOf } from "../groups/preventions.server";
import { invalid, tooMany } from "../refusals";
import type { TextScope } from "../texts/texts.server";
import { preventionWords } from "../words/prevention";
import { say } from "../words/words";
import type { CommentRow } from "./comment-rows.server";
import { textsOf, type Looked } from "./looking.server";
import { metIn, type Met } from "./word-list.server";

const { comments, texts } = schema;

/** What somebody is about to say. */
export type Prevented = {
  body: string;
  html: string;
  /** What is reworded; null: it is a new comment. */
  of: CommentRow | null;
  /** Its author was asked to look again, and sends it all the same. */
  anyway: boolean;
  /** What of the word list was found before the write. */
  looked?: Looked;
};

/** Why it waits for a moderator (nothing: it does not), and what of a word list was met. */
export type Hold = { hold: Cause[]; found: string[] };
const nothing: Hold = { hold: [], found: [] };

/** @throws Refusal `too-many` beyond the group's rate, `invalid` (anyway) where its author should look again */
export async function checkPrevention(tx: Db, viewer: SignedIn, scope: TextScope, draft: Prevented): Promise<Hold> {
  const settings = await preventionOf(tx, scope.group.id);
  if (settings === noPrevention || canGoFirst(scope.standing)) return nothing;
  const shown = needsCount(settings) ? await shownOf(tx, viewer.id, scope.group.id, settings.newcomerUntil) : Infinity;
  if (!draft.of) await requireRate(tx, viewer, scope, settings, shown);
  const met = newlyMet(settings, draft);
  const warned = met.filter(({ entry }) => entry.does === "warn").map(({ words }) => `“${words}”`);
  if (warned.length > 0 && !draft.anyway) throw lookAgain(warned);
  const causes: Cause[] = waitsAs(settings, { hasRole: false, shown }, hasNewLink(draft));
  if (met.length > 0) causes.push("held-word");
  if (settings.holdFloods && (await isRepeated(tx, scope, draft))) causes.push("held-flood");
  return {
    hold: causes,
    found: met.map(({ entry, words }) => (isSame(entry.text, words) ? words : `${words} (${entry.text})`)),
  };
}

const isSame = (entry: string, words: string) => entry.toLowerCase() === words.toLowerCase();

/** What was shown already with these words in it is not held for them once more. */
function newlyMet({ list }: Prevention, draft: Prevented): Met[] {
  if (list.length === 0) return [];
  const isKnown = draft.looked?.list === JSON.stringify(list);
  const met = isKnown && draft.looked ? draft.looked.met : metIn(list, textsOf(draft));
  const before = draft.of?.state === "visible" ? draft.of : null;
  if (!before || met.length === 0) return met;
  const old = metIn(
    met.map(({ entry }) => entry),
    textsOf(before),
  );
  return met.filter(
    ({ entry }) => !old.some((each) => each.entry.text === entry.text && each.entry.kind === entry.kind),
  );
}

function hasNewLink({ html, of }: Prevented): boolean {
  const known = new Set(of?.state === "visible" ? linksIn(of.html) : []);
  return linksIn(html).some((link) => !known.has(link));
}

/** Out of the text: ¶ numbers and names lead nowhere else. */
const linksIn = (html: string): string[] => html.match(/(?<=<a href=")(?:https?:|mailto:)[^"]*/giu) ?? [];

const lookAgain = (words: string[]) =>
  invalid({
    anyway: say(preventionWords, (w) => w.look(words.slice(0, 5).join(", "))),
  });

const needsCount = ({ hold, holdLinks, perHour }: Prevention) =>
  hold === "newcomers" || holdLinks === "newcomers" || perHour.newcomers !== null;

/** How many of theirs stand in the group for all to read, counted up to what is asked for. */
async function shownOf(tx: Db, userId: string, groupId: string, most: number): Promise<number> {
  const some = tx
    .select({ one: sql<number>`1`.as("one") })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .where(and(eq(comments.authorId, userId), eq(comments.state, "visible"), eq(texts.groupId, groupId)))
    .limit(most)
    .as("some");
  const [row] = await tx.select({ count: count() }).from(some);
  return Number(row?.count ?? 0);
}

const hour = 3_600_000;

/** The group's own rate, by what it has taken in the last hour, also where that waits or is gone. */
async function requireRate(
  tx: Db,
  viewer: SignedIn,
  { group, standing }: TextScope,
  { perHour, newcomerUntil }: Prevention,
  shown: number,
): Promise<void> {
  const rates = [
    ...(standing.membership?.guest ? [perHour.guests] : [perHour.members]),
    ...(shown < newcomerUntil ? [perHour.newcomers] : []),
  ].filter((rate) => rate !== null);
  if (rates.length === 0) return;
  const rate = Math.min(...rates);
  const now = Date.now();
  const last = await tx
    .select({ at: comments.createdAt })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .where(
      and(eq(comments.authorId, viewer.id), eq(texts.groupId, group.id), gt(comments.createdAt, new Date(now - hour))),
    )
    .orderBy(desc(comments.createdAt))
    .limit(rate);
  const first = last.at(-1);
  if (last.length < rate || !first) return;
  throw tooMany(
    say(preventionWords, (w) => w.tooMuch(rate)),
    { retryAfter: Math.max(1, Math.ceil((first.at.getTime() + hour - now) / 1000)) },
  );
}

/** Changes of each text among which what is alike is looked for, and how much is compared: this is asked in a write. */
const [within, mostCompared, mostLetters] = [300, 100, 200_000];

/** Much like others of the last day in the group, by whomever, also where those wait themselves. */
async function isRepeated(tx: Db, { group }: TextScope, { body, of }: Prevented): Promise<boolean> {
  const { length } = body;
  const others = await tx
    .select({ body: comments.body })
    .from(comments)
    .innerJoin(texts, eq(texts.id, comments.textId))
    .where(
      and(
        eq(texts.groupId, group.id),
        gte(comments.bornSeq, sql`${texts.seq} - ${within}`),
        gt(comments.createdAt, new Date(Date.now() - 24 * hour)),
        of ? ne(comments.id, of.id) : undefined,
        // What is much alike is about as long; quoted lines are not counted, so with room.
        sql`length(${comments.body}) between ${Math.floor(length / 3)} and ${length * 3}`,
      ),
    )
    .orderBy(desc(comments.createdAt), asc(comments.id))
    .limit(Math.min(mostCompared, Math.ceil(mostLetters / Math.max(1, length))));
  return isFlood(
    body,
    others.map((each) => each.body),
  );
}
