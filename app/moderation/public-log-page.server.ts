/** What the page of the log shows beside its lines. */
import { and, eq, inArray } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { canSeeLog } from "../groups/group";
import { groupFor } from "../groups/groups.server";
import { ownLogFeed } from "./log-feed.server";
import { logFilter, logQuery, queryOf } from "./public-log";
import type { PublicLogData } from "./public-log-page";
import { logPage, newestSeal, scopeFor } from "./public-log.server";

const { actions } = schema;

/** @throws Refusal `not-found`, `forbidden`; `invalid` by field */
export async function publicLogPage(
  viewer: Viewer,
  slug: string,
  asked: URLSearchParams,
  page: { limit: number; after: string | null },
): Promise<PublicLogData> {
  const { group, standing } = await groupFor(viewer, slug);
  const scope = await scopeFor(read(), group, standing);
  const { items, next } = await logPage(scope, logFilter(asked, group.timeZone), page);
  const ids = items.map(({ id }) => id);
  const about = and(eq(actions.userId, viewer?.id ?? ""), inArray(actions.id, ids));
  const mine = viewer && ids.length > 0 ? await read().select({ id: actions.id }).from(actions).where(about) : [];
  return {
    group: { slug: group.slug, name: group.name },
    ...{ items, next, query: queryOf(asked), isModerator: canSeeLog(standing), mine: mine.map(({ id }) => id) },
    asked: Object.fromEntries(logQuery.map((name) => [name, asked.get(name) ?? ""])),
    newestSeal: await newestSeal(group.id),
    feed: await ownLogFeed(viewer, { group, standing }),
  };
}
