import { expect, test } from "vitest";
import { newsOf, openQuestionsOf } from "~/comments/reading.server";
import { makeGroup, makeText, makeUser, say } from "../support/people";

test("news and questions begin in plain words, cut between characters", async () => {
  const ana = await makeUser();
  const slug = await makeGroup(ana, "private");
  const text = await makeText(ana, slug);
  const excerpts = async (of: typeof newsOf) => (await of(ana, slug)).map(({ excerpt }) => excerpt);
  await say(ana, text.id, { body: "Why **this** & `<b>`?\n\n- one\n- [two](https://example.org)", kind: "question" });
  expect(await excerpts(openQuestionsOf)).toEqual(["Why this & <b>? one two"]);
  await say(ana, text.id, { body: "👩‍👩‍👧".repeat(300) });
  const [last] = await excerpts(newsOf);
  expect(last).toMatch(/^(?:👩‍👩‍👧){20,199}…$/u);
});
