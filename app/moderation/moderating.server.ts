/** Who is about to act in a group, and whether they may: asked inside the write, so that it is decided by what stands then. */
import { eq } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import { hasScope, type SignedIn, type Viewer } from "../accounts/user";
import type { CaseRow } from "../cases/cases.server";
import { groupColumns } from "../groups/group-row.server";
import { groupIn, standingOf, type GroupScope } from "../groups/groups.server";
import { canBeKey } from "../plain-line";
import { forbidden, isRefusal, notFound } from "../refusals";
import { actionWords } from "../words/moderation-acts";
import { doorWords } from "../words/doors";
import { say } from "../words/words";
import type { ActionRole, Deed } from "./action";
import {
  askerOf,
  canSeeCases,
  hindranceOf,
  may,
  rankOf,
  roleOfRank,
  type Asker,
  type Hindrance,
  type Where,
} from "./power";
import { hasReported, powerfulIn, roleIn } from "./target.server";

const { groups } = schema;

/** A program that acts needs the token for it. @throws Refusal `forbidden` */
export function requireModerating(viewer: SignedIn): void {
  if (!hasScope(viewer, "moderate")) throw forbidden(say(doorWords, (w) => w.scope("moderate")));
}

/** A group one may know of; for an operator, also one that is closed to them: what was passed up is decided there. @throws Refusal `not-found` */
export async function groupToModerate(db: Db, viewer: Viewer, slug: string): Promise<GroupScope> {
  try {
    return await groupIn(db, viewer, { slug });
  } catch (error) {
    if (!isRefusal(error) || !viewer?.isOperator || !hasScope(viewer, "operate") || !canBeKey(slug)) throw error;
    const [group] = await db.select(groupColumns).from(groups).where(eq(groups.slug, slug));
    if (!group) throw error;
    return { group, standing: standingOf(viewer, group, null) };
  }
}

/** The same for who sees what waits and what was done. @throws Refusal `not-found`, `forbidden` */
export async function moderatedGroup(viewer: SignedIn, slug: string): Promise<GroupScope & { asker: Asker }> {
  const scope = await groupIn(read(), viewer, { slug });
  const asker = askerOf(viewer, scope.standing);
  if (!canSeeCases(asker)) throw forbidden(say(actionWords, (w) => w.hindrances["no-role"]));
  return { ...scope, asker };
}

/** What power is asked about. */
export type Asked = {
  deed: Deed;
  userId: string | null;
  scope: Where["scope"];
  of: CaseRow | null;
  done?: NonNullable<Where["done"]>;
};

/** Why somebody may not; null: they may. */
export async function hindranceIn(
  tx: Db,
  viewer: SignedIn,
  { group, standing }: GroupScope,
  asked: Asked,
): Promise<Hindrance | null> {
  const { deed, userId } = asked;
  const whom = userId === null ? null : { id: userId, role: await roleIn(tx, group.id, userId) };
  const where = whereOf(group, asked);
  if (asked.of && (await hasReported(tx, asked.of.id, viewer.id))) {
    where.isReporter = true;
    const others = (await powerfulIn(tx, group.id)).filter(({ id }) => id !== viewer.id);
    for (const other of others)
      if (!where.othersLeft && !(await hasReported(tx, asked.of.id, other.id)))
        where.othersLeft = may({ ...other, isGuest: false, isOperator: false, isMuted: false }, deed, whom, where);
  }
  return hindranceOf(askerOf(viewer, standing), deed, whom, where);
}

const whereOf = (group: GroupScope["group"], { scope, of, done }: Asked): Where => ({
  ...{ isArchived: group.archivedAt !== null, decides: of?.decides ?? "moderators", scope },
  ...{ isReporter: false, othersLeft: false },
  ...(done ? { done } : {}),
});

/**
 * @returns in which role it is done
 * @throws Refusal `forbidden`; `not-found` for an operator who has nothing to do with it: that it is there is not said
 */
export async function requirePower(tx: Db, viewer: SignedIn, scope: GroupScope, asked: Asked): Promise<ActionRole> {
  const { group, standing } = scope;
  const hindrance = await hindranceIn(tx, viewer, scope, asked);
  if (hindrance === null) return roleOfRank(rankOf(askerOf(viewer, standing), asked.deed, whereOf(group, asked)));
  if (standing.membership === null && group.visibility === "private") throw notFound();
  const { deed } = asked;
  const forRank = hindrance === "no-role" && (deed === "law" || deed === "hold") ? deed : null;
  throw forbidden(say(actionWords, (w) => (forRank ? w[forRank] : w.hindrances[hindrance])));
}
