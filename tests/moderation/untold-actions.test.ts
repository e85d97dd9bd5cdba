/** The end of the log, cut off by another hand: the chain is whole, and the actions say that lines are missing. */
import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { firstBrokenAct } from "~/acts/acts.server";
import { act } from "~/moderation/acting.server";
import { undoAction } from "~/moderation/undoing.server";
import { untoldActions } from "~/moderation/untold-actions.server";
import { makeCast, say } from "../support/people";

const { acts } = schema;

test("each action has its line, also once it is undone; without its last lines the log says so", async () => {
  const cast = await makeCast("public");
  const hide = { kind: "hide", rule: 1, reason: "It goes for the person." };
  const { action: first } = await act(cast.moderator, cast.slug, { ...hide, comment: cast.comment.id });
  await undoAction(cast.moderator, cast.slug, first.id, { reason: "A slip" });
  expect(await untoldActions(read())).toBe(0);
  const other = await say(cast.author, cast.text.id, { body: "Another remark" });
  await act(cast.moderator, cast.slug, { ...hide, comment: other.id });
  expect(await untoldActions(read())).toBe(0);
  await write(async (tx) => {
    const [last] = await tx.select().from(acts).orderBy(desc(acts.number)).limit(1);
    await tx.delete(acts).where(eq(acts.number, last?.number ?? 0));
  });
  expect(await firstBrokenAct(read())).toBeNull();
  expect(await untoldActions(read())).toBe(1);
});
