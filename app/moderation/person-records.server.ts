/**
 * What a group has on record about one person, for its hosts: who is asked what is known of somebody can answer. As far as the
 * host sees it anyway, so nobody learns here who reported themselves; taking it along stands in the log, and the person is told.
 */
import { and, asc, eq, inArray } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { recordGroupAct } from "../groups/group-record.server";
import { groupIn } from "../groups/groups.server";
import { leaveNotices, tellNotices } from "../notices/notices.server";
import { canBeKey } from "../plain-line";
import { forbidden, notFound, signedOut } from "../refusals";
import { recordWords } from "../words/records";
import { say } from "../words/words";
import { actionViews } from "./action-views.server";
import { appealRecords } from "./appeal-records.server";
import { seenBy } from "./case-scope.server";
import { lawOf } from "./law-records.server";
import { requireModerating } from "./moderating.server";
import { askerOf, canTakeRecords, type Asker } from "./power";
import { caseRows, linesOf } from "./queue.server";
import type { PersonRecords, RecordCounts } from "./records";
import { isKnownIn } from "./target.server";

const { actions, caseNotes, cases, ignoredReporters, memberships, reports } = schema;
const { restraints, users } = schema;

/** @throws Refusal `not-found`, `forbidden` for all but hosts, and for a host about themselves */
export async function recordsOf(viewer: SignedIn, slug: string, userId: string): Promise<PersonRecords> {
  requireModerating(viewer);
  const { file, told } = await write(async (tx) => {
    const about = await aboutIn(tx, viewer, slug, userId);
    const file = await gather(tx, viewer, about);
    const after = { role: "host", cases: file.cases.length, actions: file.actions.length };
    await recordGroupAct(tx, viewer, about.group, "moderation.records", { targetId: userId, after });
    return { file, told: await noticeTaken(tx, about) };
  });
  tellNotices(told);
  return file;
}

/** Once a day, however often it is taken: each time stands in the log. By hosts, whoever of them it was. */
function noticeTaken(tx: Db, { group, person }: About): Promise<string[]> {
  const key = `records:${group.id}:${new Date().toISOString().slice(0, 10)}`;
  return leaveNotices(tx, [{ userId: person.id, kind: "records", key, actorId: null, groupId: group.id }]);
}

/** How much there is, for the page from which it is taken. @throws Refusal as `recordsOf`, `signed-out` */
export async function recordsPage(viewer: Viewer, slug: string, userId: string) {
  if (!viewer) throw signedOut();
  const about = await aboutIn(read(), viewer, slug, userId);
  const { cases, actions, appeals, reports } = await gather(read(), viewer, about);
  const counts: RecordCounts = {
    ...{ cases: cases.length, actions: actions.length },
    ...{ appeals: appeals.length, reports: reports.length },
  };
  return { group: { slug: about.group.slug, name: about.group.name }, person: about.person, counts };
}

type About = { group: { id: string; slug: string; name: string }; asker: Asker; person: { id: string; name: string } };

async function aboutIn(db: Db, viewer: SignedIn, slug: string, userId: string): Promise<About> {
  const { group, standing } = await groupIn(db, viewer, { slug });
  const asker = askerOf(viewer, standing);
  if (!canTakeRecords(asker)) throw forbidden(say(recordWords, (w) => w.hostsOnly));
  if (userId === viewer.id) throw forbidden(say(recordWords, (w) => w.notYourself));
  const isKnown = canBeKey(userId) && (await isKnownIn(db, group.id, userId));
  const [person] = isKnown
    ? await db.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, userId))
    : [];
  if (!person) throw notFound(say(recordWords, (w) => w.nobody));
  return { group, asker, person };
}

async function gather(db: Db, viewer: SignedIn, { group, asker, person }: About): Promise<PersonRecords> {
  const at = (table: typeof memberships | typeof restraints | typeof ignoredReporters) =>
    and(eq(table.groupId, group.id), eq(table.userId, person.id));
  const [place] = await db.select().from(memberships).where(at(memberships));
  const [held] = await db.select().from(restraints).where(at(restraints));
  const [ignored] = await db.select().from(ignoredReporters).where(at(ignoredReporters));
  return {
    ...{ format: "lectern-person-records", version: 1, exportedAt: new Date().toISOString() },
    ...{ group: { slug: group.slug, name: group.name }, person },
    place: place ? { role: place.role, state: place.state, joinedAt: place.joinedAt.toISOString() } : null,
    restraints: held
      ? {
          mutedUntil: held.mutedUntil?.toISOString() ?? null,
          suspendedUntil: held.suspendedUntil?.toISOString() ?? null,
          bannedUntil: held.bannedUntil?.toISOString() ?? null,
        }
      : null,
    ignoredUntil: ignored?.until.toISOString() ?? null,
    cases: await casesAbout(db, asker, group.id, person.id),
    actions: await actionsOn(db, viewer, group, person.id),
    appeals: (await appealRecords(db, person.id, group.id)).map(({ record }) => record),
    reports: await reportsBy(db, asker, group.id, person.id),
  };
}

async function casesAbout(db: Db, asker: Asker, groupId: string, userId: string): Promise<PersonRecords["cases"]> {
  const rows = await caseRows(db)
    .where(and(seenBy(asker, groupId), eq(cases.userId, userId)))
    .orderBy(asc(cases.openedAt), asc(cases.id));
  const lines = await linesOf(db, rows);
  const ids = rows.map(({ of }) => of.id);
  const notes =
    ids.length === 0
      ? []
      : await db
          .select({ note: caseNotes, name: users.name })
          .from(caseNotes)
          .leftJoin(users, eq(users.id, caseNotes.authorId))
          .where(inArray(caseNotes.caseId, ids))
          .orderBy(asc(caseNotes.at), asc(caseNotes.id));
  return rows.map(({ of }, number) => {
    const line = lines[number];
    return {
      ...{ id: of.id, kind: of.kind, target: line?.target ?? "", because: line?.because ?? [], decides: of.decides },
      openedAt: of.openedAt.toISOString(),
      ...{ closedAt: of.closedAt?.toISOString() ?? null, outcome: of.outcome, reported: line?.reported ?? [] },
      notes: notes
        .filter(({ note }) => note.caseId === of.id)
        .map(({ note: { id, body, at, authorId }, name }) => {
          return { id, body, at: at.toISOString(), by: authorId && name !== null ? { id: authorId, name } : null };
        }),
    };
  });
}

/** As their page shows them to a host. */
async function actionsOn(
  db: Db,
  viewer: SignedIn,
  group: { id: string },
  userId: string,
): Promise<PersonRecords["actions"]> {
  const rows = await db
    .select()
    .from(actions)
    .where(and(eq(actions.groupId, group.id), eq(actions.userId, userId)))
    .orderBy(asc(actions.number));
  const views = await actionViews(db, group, rows, { reader: viewer.id });
  const all: PersonRecords["actions"] = [];
  for (const [number, view] of views.entries()) {
    const row = rows[number];
    const body = row?.evidence?.["body"];
    all.push({ ...view, words: typeof body === "string" ? body : null, law: row ? await lawOf(db, row) : null });
  }
  return all;
}

/** Both sides; who decided in a panel, and how each voted, stays theirs. */
/** Of cases that the asker sees: else whom it is about would learn here who reported them. */
async function reportsBy(db: Db, asker: Asker, groupId: string, userId: string): Promise<PersonRecords["reports"]> {
  const rows = await db
    .select({ report: reports })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(and(seenBy(asker, groupId), eq(reports.reporterId, userId)))
    .orderBy(asc(reports.at), asc(reports.id));
  return rows.map(({ report: { id, about, rule, words, at, outcome } }) => {
    return { id, about, rule, words, at: at.toISOString(), outcome };
  });
}
