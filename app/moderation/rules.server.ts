/** Where a group's rules are kept: every version stays, and the newest holds. */
import { and, desc, eq } from "drizzle-orm";
import { read, schema, write, type Db } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import { actorOf, noticeMembers } from "../groups/group-notices.server";
import { recordGroupAct } from "../groups/group-record.server";
import { groupFor, groupIn, type GroupScope } from "../groups/groups.server";
import { notAllowed } from "../groups/not-allowed";
import { announce } from "../live/announce.server";
import { tellNotices } from "../notices/notices.server";
import { conflict, invalid, notFound } from "../refusals";
import { ruleWords } from "../words/rules";
import { say } from "../words/words";
import { askerOf, canSetRules } from "./power";
import { numbered, proposedRules, type DraftRule, type Rule, type RulesView } from "./rules";
import { checkRules } from "./rules-input";

const { groupRules, users } = schema;

/** The rules in force. @param groupId of a group that the caller has found */
export async function rulesFor(db: Db, groupId: string): Promise<RulesView> {
  return (await newest(db, groupId)) ?? proposedRules();
}

/** Whoever may know of the group may read its rules: they decide by them whether to join. @throws Refusal `not-found` */
export async function rulesOf(viewer: Viewer, slug: string): Promise<RulesView> {
  const { group } = await groupFor(viewer, slug);
  return rulesFor(read(), group.id);
}

export type RulesVersion = Pick<RulesView, "version" | "note" | "publishedAt" | "publishedBy"> & { count: number };

/** All versions, newest first. @throws Refusal `not-found` */
export async function rulesVersions(viewer: Viewer, slug: string): Promise<RulesVersion[]> {
  const { group } = await groupFor(viewer, slug);
  const rows = await versions(read(), group.id).limit(200);
  return rows.map(viewOf).map(({ rules, version, note, publishedAt, publishedBy }) => {
    return { version, note, publishedAt, publishedBy, count: rules.length };
  });
}

/** One version and the one before it; before the first there were none but those proposed. @throws Refusal `not-found` */
export async function rulesAt(
  viewer: Viewer,
  slug: string,
  version: number,
): Promise<{ rules: RulesView; before: RulesView | null }> {
  const { group } = await groupFor(viewer, slug);
  const rules = version === 0 ? proposedRules() : await versionIn(read(), group.id, version);
  if (!rules) throw notFound();
  return { rules, before: version < 2 ? null : await versionIn(read(), group.id, version - 1) };
}

/** A rule of a version of a group's rules, as it was called then; null where there is none. */
export async function ruleIn(db: Db, groupId: string, version: number, number: number): Promise<Rule | null> {
  const rules = version === 0 ? proposedRules() : await versionIn(db, groupId, version);
  return rules?.rules.find((rule) => rule.number === number) ?? null;
}

/**
 * Publishes a new version. The same rules once more are no new version.
 *
 * @param input as `checkRules` takes it; with `version` of the rules it was made from, where others may have published since
 * @throws Refusal `not-found`, `forbidden`, `invalid` by field, `conflict` with what stands now
 */
export async function publishRules(
  viewer: SignedIn,
  slug: string,
  input: Record<string, unknown>,
): Promise<{ rules: RulesView; made: boolean }> {
  const draft = checkRules(input);
  const { group, made, told } = await write(async (tx) => {
    const { group } = await scopeToSet(tx, viewer, slug);
    const before = await rulesFor(tx, group.id);
    if (draft.version !== null && draft.version !== before.version)
      throw conflict(
        say(ruleWords, (w) => w.publishedMeanwhile),
        { current: before },
      );
    const rules = await numberedIn(tx, group.id, before, draft.rules);
    if (before.version > 0 && isSame(before, { preamble: draft.preamble, rules }))
      return { group, made: false, told: [] };
    const version = before.version + 1;
    await tx.insert(groupRules).values({
      ...{ groupId: group.id, version, preamble: draft.preamble, rules, note: draft.note },
      ...{ publishedAt: new Date(), publishedBy: actorOf(viewer) },
    });
    await recordGroupAct(tx, viewer, group, "rules.publish", {
      before: before.version === 0 ? null : { version: before.version },
      after: { version, rules: rules.length },
      reason: draft.note,
    });
    const notice = { kind: "rules" as const, key: `rules:${group.id}:${version}`, groupId: group.id };
    const told = await noticeMembers(tx, { ...notice, actorId: actorOf(viewer) }, { guests: true });
    return { group, made: true, told };
  });
  tellNotices(told);
  if (made) announce("changed", { room: `group:${group.slug}`, what: "group" });
  return { rules: await rulesFor(read(), group.id), made };
}

/** Who may write the rules, asked before a form is shown. @throws Refusal `not-found`, `forbidden` */
export const scopeToSetRules = (viewer: SignedIn, slug: string): Promise<GroupScope> =>
  scopeToSet(read(), viewer, slug);

async function scopeToSet(db: Db, viewer: SignedIn, slug: string): Promise<GroupScope> {
  const scope = await groupIn(db, viewer, { slug });
  if (!canSetRules(askerOf(viewer, scope.standing), scope.standing.group.isArchived))
    throw notAllowed(
      scope.standing,
      say(ruleWords, (w) => w.hostsOnly),
    );
  return scope;
}

const versions = (db: Db, groupId: string, version?: number) =>
  db
    .select({ row: groupRules, byName: users.name })
    .from(groupRules)
    .leftJoin(users, eq(users.id, groupRules.publishedBy))
    .where(and(eq(groupRules.groupId, groupId), version === undefined ? undefined : eq(groupRules.version, version)))
    .orderBy(desc(groupRules.version));

type Row = Awaited<ReturnType<typeof versions>>[number];

async function newest(db: Db, groupId: string): Promise<RulesView | null> {
  const [row] = await versions(db, groupId).limit(1);
  return row ? viewOf(row) : null;
}

async function versionIn(db: Db, groupId: string, version: number): Promise<RulesView | null> {
  if (!Number.isInteger(version) || version < 1 || version > 1_000_000) return null;
  const [row] = await versions(db, groupId, version).limit(1);
  return row ? viewOf(row) : null;
}

function viewOf({ row, byName }: Row): RulesView {
  const { version, preamble, rules, note, publishedAt, publishedBy } = row;
  return {
    ...{ version, preamble, rules, note, publishedAt: publishedAt.toISOString() },
    publishedBy: publishedBy && byName !== null ? { id: publishedBy, name: byName } : null,
  };
}

/**
 * Numbers hold from the first version on that a group publishes: those of the proposed rules are nobody's yet, and who
 * cites one says that it was proposed. After that none is given twice, over all versions.
 */
async function numberedIn(tx: Db, groupId: string, before: RulesView, draft: DraftRule[]): Promise<Rule[]> {
  if (before.version === 0)
    return numbered(
      draft.map((rule) => ({ ...rule, number: null })),
      0,
    );
  const known = before.rules.map(({ number }) => number);
  const unknown = draft.findIndex(({ number }) => number !== null && !known.includes(number));
  if (unknown >= 0) throw invalid({ [`rules.${unknown}.number`]: say(ruleWords, (w) => w.noSuchNumber) });
  const rows = await tx.select({ rules: groupRules.rules }).from(groupRules).where(eq(groupRules.groupId, groupId));
  return numbered(draft, Math.max(0, ...rows.flatMap(({ rules }) => rules.map(({ number }) => number))));
}

const isSame = (one: Pick<RulesView, "preamble" | "rules">, other: Pick<RulesView, "preamble" | "rules">) =>
  JSON.stringify([one.preamble, one.rules.map(({ number, title, text }) => [number, title, text])]) ===
  JSON.stringify([other.preamble, other.rules.map(({ number, title, text }) => [number, title, text])]);
