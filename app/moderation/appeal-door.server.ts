/** What the pages of an appeal, and of objecting, need. */
import type { SignedIn, Viewer } from "../accounts/user";
import { mintId } from "../mint";
import { notFound } from "../refusals";
import { appealAgainst } from "./appeals.server";
import { appealFor } from "./appeal-views.server";
import { statementFor } from "./statements.server";

/** `fresh`: the id of a message that is sent without a script. @throws Refusal as `appealFor` */
export async function appealPage(viewer: Viewer, slug: string, id: string) {
  const { appeal, group } = await appealFor(viewer, id);
  if (slug !== group.slug && appeal.mine.side !== "author") throw notFound();
  return { appeal, group, fresh: mintId() };
}

/** `fresh`: the id of an appeal. @throws Refusal as `statementFor` */
export const statementPage = async (viewer: Viewer, slug: string, id: string) => ({
  ...(await statementFor(viewer, slug, id)),
  fresh: mintId(),
});

/** Over the API an id need not be minted by the caller. @throws Refusal as `appealAgainst` */
export const appealByProgram = (viewer: SignedIn, actionId: string, body: Record<string, unknown>) =>
  appealAgainst(viewer, actionId, { ...body, id: body["id"] ?? mintId() });
