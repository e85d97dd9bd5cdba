/** What a group's webhooks are told of its discussion: the comment as the API would show it to any of its members. */
import type { Db } from "#db/db.server";
import { queueWebhooks, webhooksWait } from "../webhooks/queue.server";
import type { WebhookEvent } from "../webhooks/webhook";
import { rowById, viewsOf } from "./comment-rows.server";

export { webhooksWait };

/** The text that a comment is about, and its group. */
export type About = { text: { id: string; title: string; groupId: string }; group: { id: string; slug: string } };

/** For the write of the verb, after all it changes. @returns whether somebody is to be told: then call `webhooksWait` */
export const queueComment = (tx: Db, event: WebhookEvent, { text, group }: About, id: string): Promise<boolean> =>
  queueWebhooks(tx, group.id, event, async () => {
    const row = await rowById(tx, id);
    const [comment] = row ? await viewsOf(tx, [row], null, "all") : [];
    return {
      group: { id: group.id, slug: group.slug },
      text: { id: text.id, title: text.title },
      comment,
      url: `/c/${id}`,
    };
  });
