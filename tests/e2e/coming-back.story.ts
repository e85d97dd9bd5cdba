/** Whoever was away sees everything once and in order, and the server may have been away too. */
import { expect, test } from "vitest";
import { cutLine } from "./support/faults";
import { commentWords } from "~/words/comments";
import { signUp } from "./support/people";
import { reading, words } from "./support/reading";
import { startServer } from "./support/server";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();

async function pair(url: string) {
  const [ada, ben] = [await signUp(url, "Ada"), await signUp(url, "Ben")];
  const group = await ada.group("private");
  await ben.joinBy(ada, group.slug);
  const text = await ada.text(group.slug);
  return { ada, ben, text };
}

test("five comments, an edit and a deletion while the line was cut", async () => {
  const { ada, ben, text } = await pair(suiteUrl());
  const old = await ada.say(text, 2, "Before the cut");
  const gone = await ada.say(text, 2, "To be deleted");
  const { page, context, faults } = await open({ as: ben });
  faults.expect(...cutLine);
  const bens = reading(page);
  await bens.open(text.url, "?p=2");
  await bens.comment("To be deleted").waitFor();

  await context.setOffline(true);
  await page.getByText(words.offline).waitFor();
  for (const number of [1, 2, 3, 4, 5]) await ada.say(text, 2, `While away, ${number}`);
  await ada.ask("PATCH", `/comments/${old.id}`, { body: "Before the cut, and changed", version: old.version });
  await ada.ask("DELETE", `/comments/${gone.id}`);
  await context.setOffline(false);

  await bens.fresh.getByText(words.fresh(5)).click();
  await bens.comment("While away, 5").waitFor();
  await page.getByText(words.offline).waitFor({ state: "detached" });
  const said = (await bens.bodies()).map((body) => body.trim());
  expect(said).toEqual([
    "Before the cut, and changed",
    ...(said.includes(commentWords.en.removed) ? [commentWords.en.removed] : []),
    ...[1, 2, 3, 4, 5].map((number) => `While away, ${number}`),
  ]);
  expect(said).not.toContain("To be deleted");
  await until(
    () => bens.countAt(2),
    ({ count }) => count === 6,
    "the count",
  );
});

test("the server is restarted: the page catches up", async () => {
  const server = await startServer();
  try {
    const { ada, ben, text } = await pair(server.url);
    const { page, faults } = await open({ as: ben });
    faults.expect(...cutLine);
    const bens = reading(page);
    await bens.open(text.url, "?p=3");
    await ada.say(text, 3, "Before the restart");
    await bens.fresh.click();

    await server.stop();
    await page.getByText(words.offline).waitFor();
    const joins = bens.joins();
    await server.start();
    // Said before the page is back, or after: it is there once either way.
    await ada.say(text, 3, "After the restart");
    await until(bens.joins, (count) => count > joins, "listening again");
    await ada.say(text, 3, "And once more");
    await bens.fresh.getByText(words.fresh(2)).click();
    await bens.comment("And once more").waitFor();
    expect((await bens.bodies()).map((body) => body.trim())).toEqual([
      "Before the restart",
      "After the restart",
      "And once more",
    ]);
    // Still signed in, and able to answer.
    await bens.say("All three have arrived");
  } finally {
    await server.remove();
  }
});
