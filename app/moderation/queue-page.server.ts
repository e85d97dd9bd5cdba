/** What the page of all that waits needs. */
import { read } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { groupFor } from "../groups/groups.server";
import { mintId } from "../mint";
import { isWhy } from "./queue";
import type { QueuePageData } from "./queue-page";
import { queueFor, waitingFor } from "./queue.server";
import { rulesFor } from "./rules.server";

/** @param asked `?why=&of=&mine=`, and what came of a form: `?done=&refused=` @throws Refusal as `queueFor` */
export async function queuePage(
  viewer: SignedIn,
  slug: string,
  page: { limit: number; after: string | null },
  asked: URLSearchParams,
): Promise<QueuePageData> {
  const why = asked.get("why");
  const filter = {
    why: isWhy(why) ? why : null,
    of: asked.get("of")?.slice(0, 200) || null,
    mine: asked.has("mine"),
  };
  const [{ items, next }, waiting, { group }] = await Promise.all([
    queueFor(viewer, slug, page, filter),
    waitingFor(viewer, slug),
    groupFor(viewer, slug),
  ]);
  const { rules } = await rulesFor(read(), group.id);
  const count = (name: string) => Math.min(1000, Math.max(0, Math.floor(Number(asked.get(name)) || 0)));
  return {
    group: { slug: group.slug, name: group.name },
    ...{ me: viewer.id, waiting, next, rules, id: mintId(), now: new Date().toISOString() },
    // Whoever decides opens the case; the list says only how many.
    items: items.map(({ reported: _, ...line }) => line),
    filter: { ...filter, isLater: page.after !== null },
    done: asked.has("done") ? { done: count("done"), refused: count("refused") } : null,
  };
}
