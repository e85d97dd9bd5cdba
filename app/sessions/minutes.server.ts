/**
 * Minutes of a session: written from its record, gone on with by those who run it, shown to the group, amended, approved. Every step is a
 * version of its own and none is changed afterwards.
 */
import { and, asc, eq, gt } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import { notAllowed } from "../groups/not-allowed";
import type { SignedIn, Viewer } from "../accounts/user";
import { renderComment } from "../comments/markdown.server";
import { openQuestionsDuring } from "../comments/session-comments.server";
import { settings } from "../env.server";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { conflict, notFound } from "../refusals";
import { minutesWords } from "../words/session-minutes";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import {
  amendmentsOf,
  closeOpenAmendments,
  decideAmendment,
  isInTime,
  lastDayOf,
  wasThere,
} from "./amendments-kept.server";
import { Fields } from "./fields";
import { minutesOf, type Minutes } from "./minutes";
import { minutesAsMarkdown, nextLine } from "./minutes-markdown";
import { markPassage } from "./minutes-place";
import { minutesMailOf } from "./minutes-mailable.server";
import { minutesLimits, partsOf, type AmendmentView, type MinutesView } from "./minutes-view";
import { articlesOf } from "./passages.server";
import { knownMeeting, linesIn, meetingIn } from "./record.server";
import { allOf } from "./rsvps.server";
import { canAmend, canRun, type SessionText } from "./session";
import { noticeMinutes } from "./session-notices.server";
import { linesOf, sessionFor, sessionIn, type SessionScope } from "./sessions.server";

const { sessionMinutes, readingSessions, users } = schema;

type Row = typeof sessionMinutes.$inferSelect;

async function minutesIn(db: Db, { session, group }: Pick<SessionScope, "session" | "group">): Promise<Minutes> {
  if (session.state !== "ended") throw conflict(say(minutesWords, (w) => w.notEnded));
  const [line] = await linesOf(db, [session]);
  const articles = await articlesOf(line?.texts ?? [], db);
  const next = await nextAfter(db, { session, group });
  const said = await allOf(db, session.id);
  return minutesOf(await meetingIn(db, session), {
    ...{ title: session.title, timeZone: session.timeZone, place: session.place, texts: onSite(line?.texts ?? []) },
    names: session.namesInMinutes,
    apologies: said.filter(({ answer }) => answer === "apologies").map(({ user }) => user.name),
    next: next ? { title: next.title, startsAt: next.startsAt, timeZone: next.timeZone } : null,
    asked: await openQuestionsDuring(db, session.id),
    moves: (await linesIn(db, session.id, ["moved"])).flatMap((line) => (line.kind === "moved" ? [line] : [])),
    numberOf: (textId, block) => articles.get(textId)?.block(block)?.number ?? null,
  });
}

/** Minutes are read in mails and files too, so addresses in them are whole where the site has one. */
const onSite = (texts: SessionText[]) =>
  texts.map((text) => ({ ...text, url: (settings().publicUrl ?? "") + text.url }));

async function nextAfter(db: Db, { session, group }: Pick<SessionScope, "session" | "group">) {
  const [next] = await db
    .select()
    .from(readingSessions)
    .where(
      and(
        eq(readingSessions.groupId, group.id),
        eq(readingSessions.state, "planned"),
        gt(readingSessions.startsAt, session.startsAt),
      ),
    )
    .orderBy(asc(readingSessions.startsAt), asc(readingSessions.id))
    .limit(1);
  return next;
}

/** Who was there, what was done, said, decided, part by part, as the record has it. @throws Refusal `not-found`, `conflict` before the end */
export async function recordOfMinutes(viewer: Viewer, id: string): Promise<Minutes> {
  return minutesIn(read(), await sessionFor(viewer, id));
}

/** As they stand, as far as the asker may see them. @throws Refusal `not-found` */
export async function minutesFor(viewer: Viewer, id: string): Promise<MinutesView> {
  const scope = await sessionFor(viewer, id);
  const { session, group, standing } = scope;
  const runs = canRun(standing);
  const rows = await versionsOf(read(), id);
  const seen = runs ? rows : rows.filter(({ state }) => state !== "draft");
  const latest = seen.at(-1) ?? null;
  const names = await namesOf(read(), rows);
  const until = lastDayOf(rows, session);
  const isOpen = latest?.state === "shown" && isInTime(until, session.timeZone);
  const wasHere = viewer !== null && latest !== null && wasThere(await knownMeeting(session), viewer.id);
  return {
    session: { id, title: session.title, state: session.state, url: `/s/${id}`, timeZone: session.timeZone },
    group: { slug: group.slug, name: group.name, visibility: group.visibility },
    state: latest?.state ?? null,
    version: latest?.version ?? 0,
    body: latest?.body ?? "",
    parts: latest
      ? partsOf(latest.body).map(({ level, heading, body }) => ({ level, heading, html: htmlOf(body) }))
      : [],
    at: latest?.at.toISOString() ?? null,
    versions: seen.map(({ version, state, by, at }) => ({
      ...{ version, state, at: at.toISOString() },
      by: by === null ? null : { id: by, name: names.get(by) ?? "" },
    })),
    amendments: latest && latest.state !== "draft" ? asLeft(latest, await amendmentsOf(read(), id)) : [],
    since: runs && latest && latest.state !== "approved" ? await plannedSince(scope, latest.body) : null,
    amendableUntil: session.amendmentDays > 0 ? until : null,
    mail: await minutesMailOf(viewer, scope, latest),
    ...{
      mayWrite: runs && session.state === "ended",
      mayAmend: isOpen && wasHere && canAmend(standing),
      isOpen,
      wasHere,
    },
  };
}

/** Minutes that were approved before that closed what was open say of it what became of it all the same. */
const asLeft = ({ state }: Row, all: AmendmentView[]): AmendmentView[] =>
  state === "approved" ? all.map((each) => (each.state === "open" ? { ...each, state: "lapsed" } : each)) : all;

/** The next session as minutes would tell it, where they do not. */
async function plannedSince(scope: SessionScope, body: string): Promise<string | null> {
  const next = await nextAfter(read(), scope);
  if (!next) return null;
  const { title, startsAt, timeZone } = next;
  const line = nextLine({ title, startsAt: startsAt.toISOString(), timeZone }, scope.session.timeZone);
  return body.includes(line) ? null : line;
}

const htmlOf = (body: string): string =>
  body.trim() === "" ? "" : renderComment(body, { textId: "", numbers: () => null, people: () => null }).html;

/** The same, with the line marked that speaks of the passage with that block. @throws Refusal `not-found` */
export async function minutesAt(viewer: Viewer, id: string, block: string): Promise<MinutesView> {
  const [minutes, { session }] = [await minutesFor(viewer, id), await sessionFor(viewer, id)];
  const texts = (await linesOf(read(), [session]))[0]?.texts ?? [];
  const articles = await articlesOf(texts);
  const text = texts.find((each) => articles.get(each.id)?.block(block));
  const number = text && articles.get(text.id)?.block(block)?.number;
  if (!number) return minutes;
  return { ...minutes, parts: markPassage(minutes.parts, number, texts.length > 1 ? text.title : null) };
}

/** An earlier version. @throws Refusal `not-found` */
export async function minutesVersion(viewer: Viewer, id: string, version: number): Promise<MinutesView> {
  const now = await minutesFor(viewer, id);
  if (!now.versions.some((each) => each.version === version)) throw notFound();
  const [row] = (await versionsOf(read(), id)).filter((each) => each.version === version);
  if (!row) throw notFound();
  const parts = partsOf(row.body).map(({ level, heading, body }) => ({ level, heading, html: htmlOf(body) }));
  return {
    ...now,
    state: row.state,
    version,
    body: row.body,
    parts,
    at: row.at.toISOString(),
    ...{ mayWrite: false, mayAmend: false, isOpen: false, since: null },
    mail: { own: null, all: null },
  };
}

/**
 * One step: `record` writes them anew from the record, `save` keeps other words, `show` puts them before the group, `approve` ends it:
 * while amendments are open or their days run, only `anyway`, and what is open is not taken in. Saved with the id of an `amendment`, that one is taken in.
 *
 * @throws Refusal `not-found`, `forbidden`, `invalid` (body), `conflict` where they stand otherwise than was seen, with what stands
 */
export async function writeMinutes(viewer: SignedIn, id: string, input: unknown): Promise<MinutesView> {
  const f = new Fields(input);
  const step = f.oneOf("step", ["record", "save", "show", "approve"]);
  const version = f.isNone("version") ? 0 : f.whole("version", { min: 0, max: 1_000_000 });
  const body = step === "save" ? f.prose("body", { min: 1, max: minutesLimits.body }) : "";
  const amendment = step === "save" && !f.isNone("amendment") ? f.minted("amendment") : null;
  const answer = amendment === null ? "" : f.prose("answer", { min: 0, max: minutesLimits.answer });
  const anyway = step === "approve" && !f.isNone("anyway") && f.flag("anyway");
  await sessionFor(viewer, id);
  f.require();
  const told = await write(async (tx) => {
    const scope = await sessionIn(tx, viewer, id);
    if (!canRun(scope.standing))
      throw notAllowed(
        scope.standing,
        say(sessionWords, (w) => w.mayNotRun),
      );
    const versions = await versionsOf(tx, id);
    const latest = versions.at(-1);
    if (latest?.state === "approved") throw conflict(say(minutesWords, (w) => w.isApproved));
    if ((latest?.version ?? 0) !== version)
      throw conflict(
        say(minutesWords, (w) => w.stale),
        { current: { version: latest?.version ?? 0 } },
      );
    if (version >= minutesLimits.versions) throw conflict(say(sessionWords, (w) => w.no["too-many"]));
    if (step === "approve" && latest?.state === "shown" && !anyway) await refuseTooSoon(tx, scope, versions);
    const next = await nextOf(tx, scope, step, latest, body);
    const by = "operatorTool" in viewer.by ? null : viewer.id;
    await tx.insert(sessionMinutes).values({ sessionId: id, version: version + 1, ...next, by, at: new Date() });
    if (amendment !== null) return decideAmendment(tx, scope.session, amendment, { state: "taken", answer }, viewer);
    // Shown once more is not shown anew.
    if (next.state === "draft" || next.state === latest?.state) return [];
    const closed = next.state === "approved" ? await closeOpenAmendments(tx, scope.session, viewer) : [];
    return [...closed, ...(await noticeMinutes(tx, scope.session, next.state, viewer))];
  });
  tellNotices(told);
  announce("changed", { room: `session:${id}`, what: "minutes" });
  return minutesFor(viewer, id);
}

/** @throws Refusal `conflict`: somebody waits for an answer, or could still propose something */
async function refuseTooSoon(tx: Db, { session }: SessionScope, versions: Row[]): Promise<void> {
  const open = (await amendmentsOf(tx, session.id)).filter(({ state }) => state === "open").length;
  const until = lastDayOf(versions, session);
  const runs = isInTime(until, session.timeZone) && session.amendmentDays > 0 ? until : null;
  if (open > 0 || runs !== null) throw conflict(say(minutesWords, (w) => w.tooSoon(open, runs)));
}

async function nextOf(
  tx: Db,
  scope: SessionScope,
  step: "record" | "save" | "show" | "approve",
  latest: Row | undefined,
  body: string,
): Promise<Pick<Row, "body" | "state">> {
  const state = latest?.state ?? "draft";
  const minutes = step === "record" || !latest ? await minutesIn(tx, scope) : null;
  const recorded = minutes ? minutesAsMarkdown(minutes, scope.session.timeZone) : "";
  if (step === "record") return { body: recorded, state };
  if (step === "save") return { body, state };
  if (step === "show") return { body: latest?.body ?? recorded, state: "shown" };
  if (state !== "shown" || !latest) throw conflict(say(minutesWords, (w) => w.isDraft));
  return { body: latest.body, state: "approved" };
}

export const versionsOf = (db: Db, id: string): Promise<Row[]> =>
  db.select().from(sessionMinutes).where(eq(sessionMinutes.sessionId, id)).orderBy(asc(sessionMinutes.version));

async function namesOf(db: Db, rows: Row[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(rows.flatMap(({ by }) => (by === null ? [] : [by])))) {
    const [user] = await db.select({ name: users.name }).from(users).where(eq(users.id, id));
    if (user) names.set(id, user.name);
  }
  return names;
}
