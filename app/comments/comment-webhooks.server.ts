/** What a group's webhooks are told of its discussion: the comment as the API would show it to any of its members. */
import type { Db } from "#db/db.server";
import type { TextScope } from "../texts/texts.server";
import { queueWebhooks, webhooksWait } from "../webhooks/queue.server";
import type { WebhookEvent } from "../webhooks/webhook";
import { rowById, viewsOf } from "./comment-rows.server";

export { webhooksWait };

/** For the write of the verb, after all it changes. @returns whether somebody is to be told: then call `webhooksWait` */
export const queueComment = (tx: Db, event: WebhookEvent, { text, group }: TextScope, id: string): Promise<boolean> =>
  queueWebhooks(tx, group.id, event, async () => {
    const row = await rowById(tx, id);
    const [comment] = row ? await viewsOf(tx, [row]) : [];
    return {
      group: { id: group.id, slug: group.slug },
      text: { id: text.id, title: text.title },
      comment,
      url: `/c/${id}`,
    };
  });
