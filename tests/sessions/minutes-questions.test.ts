/** Questions that were written in the discussion during a session stand in its minutes, as a number at their paragraphs. */
import { beforeAll, expect, test } from "vitest";
import { write } from "#db/db.server";
import { postComment, removeComment, settleQuestion } from "~/comments/comments.server";
import { withhold } from "~/comments/withholding.server";
import { mintId } from "~/mint";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { minutesFor, recordOfMinutes, writeMinutes } from "~/sessions/minutes.server";
import { planSession } from "~/sessions/planning.server";
import { textView } from "~/texts/texts.server";
import { circle, type Circle } from "../groups/circle";
import { makeText } from "../support/people";

process.env["LIMITS"] = "off";
let of: Circle;
let id: string;
let textId: string;

beforeAll(async () => {
  of = await circle("private");
  textId = (await makeText(of.people.host, of.slug)).id;
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const plan = { title: "An evening", startsAt, texts: [textId] };
  id = (await planSession(of.people.host, of.slug, plan)).sessions[0]?.id ?? "";
  const blocks = (await textView(of.people.host, textId)).sections.flatMap((section) => section.blocks);
  const tell = (ask: object) => command(of.people.host, id, commandIn({ id: mintId(), ...ask }));
  const ask = async (block: string | undefined, kind: "question" | "comment" = "question") => {
    const anchor = block === undefined ? {} : { anchor: { block } };
    const during = { sessionId: id };
    return (await postComment(of.people.member, textId, { body: "Whose Plumzz?", kind, ...anchor }, during)).comment.id;
  };
  const [, second, third] = blocks.filter(({ number }) => number !== null).map((block) => block.id);
  await tell({ ask: "start" });
  await ask(second);
  await settleQuestion(of.people.member, await ask(second), "parked");
  await settleQuestion(of.people.member, await ask(second), "answered");
  await ask(second, "comment");
  await ask(undefined);
  const hidden = await ask(third);
  await write((tx) => withhold(tx, hidden, { how: "hidden", tombstone: null }));
  await removeComment(of.people.member, await ask(third));
  await postComment(of.people.member, textId, {
    body: "On another day?",
    kind: "question",
    anchor: { block: third ?? "" },
  });
  await tell({ ask: "end" });
});

test("those that are open or parked, at their paragraph; not what is answered, deleted, hidden or of another day", async () => {
  expect((await recordOfMinutes(of.people.host, id)).asked).toMatchObject([
    { place: { from: 2, to: 2 }, count: 2 },
    { place: null, count: 1 },
  ]);
});

test("without their words, which are their authors' to change", async () => {
  await writeMinutes(of.people.host, id, { step: "record", version: 0 });
  const { body } = await minutesFor(of.people.host, id);
  expect(body).toMatch(/## Questions that stay open\n\n- .*¶ 2.*: 2 questions in the discussion\n- 1 question in the/);
  expect(body).not.toContain("Plumzz");
});
