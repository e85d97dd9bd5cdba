/** To whom a case can be handed over, and who stands above those who decide it. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import type { UserView } from "../accounts/user";
import { deciders, type Decides } from "../cases/case";
import type { Role } from "../groups/group";
import type { CaseScope } from "./case-scope.server";
import { powerfulIn } from "./target.server";

const { actions, appeals, users } = schema;

/** All others who could decide it and are not concerned themselves. */
export async function handable(db: Db, { of, asker }: CaseScope): Promise<Array<UserView & { role: Role }>> {
  if (of.decides === "operators") return [];
  const acted = await db
    .select({ id: actions.actorId })
    .from(appeals)
    .innerJoin(actions, eq(actions.id, appeals.actionId))
    .where(and(eq(appeals.caseId, of.id)));
  const out = new Set([asker.id, of.userId, ...acted.map(({ id }) => id)]);
  const may = (await powerfulIn(db, of.groupId)).filter(
    ({ id, role }) => !out.has(id) && (of.decides === "moderators" || role === "host"),
  );
  if (may.length === 0) return [];
  const ids = may.slice(0, 200).map(({ id }) => id);
  const names = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, ids))
    .orderBy(asc(users.name));
  return names.map((user) => ({ ...user, role: may.find(({ id }) => id === user.id)?.role ?? "moderator" }));
}

/** Never back down: whoever was asked because others are concerned does not hand it to them. */
export const passable = ({ of }: CaseScope): Decides[] => deciders.slice(deciders.indexOf(of.decides) + 1);
