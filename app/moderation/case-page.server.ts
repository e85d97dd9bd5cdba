/** What the page of one case needs besides the case. */
import { and, asc, desc, eq, gt, lt, or, type SQL } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { mintId } from "../mint";
import { notFound } from "../refusals";
import type { Language } from "../words/words";
import type { CasePageData } from "./case-page";
import { caseIn, seenBy, type CaseScope } from "./case-scope.server";
import { caseFor } from "./case-views.server";
import { ignoredIn } from "./ignoring.server";
import { canTakeRecords } from "./power";
import { waiting } from "./queue.server";

const { cases } = schema;

/** @throws Refusal `not-found` also for a case of another group */
export async function casePage(viewer: SignedIn, slug: string, id: string, language: Language): Promise<CasePageData> {
  const scope = await caseIn(read(), viewer, id);
  if (scope.group.slug !== slug || scope.asker.role === null) throw notFound();
  const [of, ignored, before, next] = await Promise.all([
    caseFor(viewer, id, language),
    ignoredIn(viewer, slug),
    neighbour(scope, "before"),
    neighbour(scope, "after"),
  ]);
  const until = Object.fromEntries(ignored.map(({ user, until }) => [user.id, until]));
  const mayRecord = canTakeRecords(scope.asker) && of.whom !== null && of.whom.id !== viewer.id;
  return { of, me: viewer.id, noteId: mintId(), ignored: until, before, next, mayRecord };
}

/** The one that waits before it, or after. */
async function neighbour({ of, group, asker }: CaseScope, where: "before" | "after"): Promise<string | null> {
  const [beyond, order] = where === "before" ? [lt, desc] : [gt, asc];
  const past: SQL | undefined = or(
    beyond(cases.openedAt, of.openedAt),
    and(eq(cases.openedAt, of.openedAt), beyond(cases.id, of.id)),
  );
  const [row] = await read()
    .select({ id: cases.id })
    .from(cases)
    .where(and(waiting(seenBy(asker, group.id)), past))
    .orderBy(order(cases.openedAt), order(cases.id))
    .limit(1);
  return row?.id ?? null;
}
