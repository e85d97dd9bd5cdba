/** Somebody without an account reads along, and hears at once that the group has closed its doors. */
import { expect, test } from "vitest";
import { commentPageWords } from "~/words/comment-pages";
import { signUp } from "./support/people";
import { reading, words } from "./support/reading";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();

test("an anonymous reader hears a public text, is shown no box, and nothing after it turned private", async () => {
  const host = await signUp(suiteUrl(), "Hanna Host");
  const group = await host.group("public");
  const text = await host.text(group.slug);
  const { page, faults } = await open();
  const stranger = reading(page);
  await stranger.open(text.url, "?p=2");
  await stranger.pane.getByRole("link", { name: commentPageWords.en.signInToComment }).waitFor();
  expect(await page.locator("textarea").count()).toBe(0);

  await host.say(text, 2, "Said to everybody");
  await stranger.fresh.click();
  await stranger.comment("Said to everybody").waitFor();
  await until(
    () => stranger.countAt(2),
    ({ count }) => count === 1,
    "the count",
  );
  expect(await stranger.countAt(2)).toEqual({ count: 1, unread: 0 });
  expect(await stranger.comment("Said to everybody").getByRole("link", { name: words.reply }).count()).toBe(0);

  // The change is heard within a second of the answer to whoever made it.
  await host.ask("PATCH", `/groups/${group.slug}`, { visibility: "private", joining: "invite" });
  const changed = Date.now();
  await page.getByText(words.bye["private"] ?? "").waitFor();
  expect(Date.now() - changed).toBeLessThan(1_000);
  await host.say(text, 2, "Said among ourselves");
  await host.say(text, 3, "And this");
  // A round to the server and back, after which both would have been here.
  await page.evaluate(() => fetch("/healthz"));
  await page.waitForTimeout(500);
  expect(await stranger.fresh.count()).toBe(0);
  expect(await stranger.countAt(3)).toEqual({ count: 0, unread: 0 });
  expect(await page.locator("body").innerText()).not.toContain("Said among ourselves");

  faults.expect(/^404 GET .*\/t\//);
  await page.reload();
  expect(await page.locator("h1").innerText()).toBe("Nothing here");
});
