/** The list of what waits: what one can choose there, to decide it together. */
import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { expect, test } from "vitest";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { appealAgainst } from "~/moderation/appeals.server";
import { decideMany } from "~/moderation/deciding-many.server";
import { batchKinds } from "~/moderation/queue";
import { QueuePage } from "~/moderation/queue-page";
import { queuePage } from "~/moderation/queue-page.server";
import { report } from "~/moderation/reports.server";
import { changeModeration } from "~/moderation/settings.server";
import { block, makeCast, say } from "../support/people";

test.each(["moderator", "panel"] as const)(
  "an appeal that is for a %s to decide is not chosen for many at once, since nothing of that decides it",
  async (appeals) => {
    const { slug, host, moderator, author, member, comment, text } = await makeCast("public");
    await changeModeration(host, slug, { appeals });
    const { action } = await act(moderator, slug, { kind: "hide", comment: comment.id, rule: 1, reason: "Personal." });
    await appealAgainst(author, action.id, { id: mintId(), words: "It was a question." });
    const other = await say(author, text.id, { anchor: { block: block(text, 2) }, body: "Another." });
    await report(member, { comment: other.id }, { rule: 1, words: "Rude." });

    const page = await queuePage(host, slug, { limit: 20, after: null }, new URLSearchParams());
    const [objection, reported] = ["appeal", "comment"].map(
      (kind) => page.items.find((line) => line.kind === kind)?.id,
    );
    const element = <QueuePage page={page} refused={undefined} />;
    const html = renderToStaticMarkup(<RouterProvider router={createMemoryRouter([{ path: "/", element }])} />);
    expect(html).toContain(`data-case="${objection}"`);
    const boxes = html.match(/<input[^>]*name="case"[^>]*>/g) ?? [];
    expect(boxes.map((box) => /value="([^"]*)"/.exec(box)?.[1])).toEqual([reported]);
    // What keys do to a line is done where it can be done; an appeal's is opened.
    expect(html).toContain(`data-case="${reported}" data-acts=""`);
    expect(html).not.toContain(`data-case="${objection}" data-acts`);
    for (const kind of batchKinds) {
      const asked = { id: mintId(), cases: [objection ?? ""], kind, rule: "1", reason: "All of them." };
      const { done } = await decideMany(host, slug, asked).catch(() => ({ done: 0 }));
      expect(done).toBe(0);
    }
  },
);
