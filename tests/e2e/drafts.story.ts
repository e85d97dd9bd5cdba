/** What one has begun to write is lost by nothing short of sending it. */
import { beforeAll, expect, test } from "vitest";
import type { TextView } from "~/texts/text";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";
import { readOnlyWords } from "~/words/read-only";
import { password, signUp, type Person } from "./support/people";
import { cutLine } from "./support/faults";
import { reading, words } from "./support/reading";
import { stage, suiteUrl, until } from "./support/stage";

const { open } = stage();
let host: Person;
let text: TextView;
beforeAll(async () => {
  host = await signUp(suiteUrl(), "Dora");
  text = await host.text((await host.group("private")).slug);
});

const body = "Half a thought, and the other";
const isKept = (box: ReturnType<typeof reading>["box"]) =>
  until(
    () => box.inputValue(),
    (value) => value === body,
    "the draft",
  );

test("a draft survives a reload, a closed tab, and signing out and in again", async () => {
  const { page, context } = await open({ as: host });
  let here = reading(page);
  await here.open(text.url, "?p=2");
  await here.box.fill(body);
  await here.pane.getByText(words.draftKept).waitFor();
  await here.reload();
  await isKept(here.box);
  // Another paragraph has a box of its own.
  await here.press(3);
  expect(await here.box.inputValue()).toBe("");
  await page.close();

  here = reading(await context.newPage());
  await here.open(text.url, "?p=2");
  await isKept(here.box);

  await here.page.getByRole("button", { name: commonWords.en.menuOf(host.name) }).click();
  await here.page.getByRole("button", { name: commonWords.en.signOut }).click();
  await here.page.getByRole("link", { name: commonWords.en.signIn }).first().waitFor();
  await here.page.goto(`/sign-in?to=${encodeURIComponent(`${text.url}?p=2`)}`);
  await here.page.getByLabel(accountWords.en.who).fill(host.name);
  await here.page.getByLabel(accountWords.en.password).fill(password);
  await here.page.locator("main").getByRole("button", { name: accountWords.en.signInButton }).click();
  await until(here.joins, (count) => count > 1, "listening");
  await isKept(here.box);
  await here.box.press("Control+Enter");
  await here.comment(body).waitFor();
  await here.reload();
  expect(await here.box.inputValue()).toBe("");
});

test("without a line nothing is sent and nothing lost; sent again, it is one comment", async () => {
  const { page, context, faults } = await open({ as: await signedInAgain() });
  faults.expect(...cutLine);
  const here = reading(page);
  await here.open(text.url, "?p=4");
  await here.box.fill("Written in a tunnel");
  await context.setOffline(true);
  await here.box.press("Control+Enter");
  await here.pane.getByText(words.notSent).waitFor();
  expect(await here.box.inputValue()).toBe("Written in a tunnel");
  const joins = here.joins();
  await context.setOffline(false);
  await here.box.press("Control+Enter");
  await here.comment("Written in a tunnel").waitFor();
  await until(here.joins, (count) => count > joins, "listening again");
  expect(await here.comment("Written in a tunnel").count()).toBe(1);
  const { items } = await host.ask<{ items: Array<{ body: string }> }>("GET", `/texts/${text.id}/comments`);
  expect(items.filter((comment) => comment.body === "Written in a tunnel")).toHaveLength(1);
});

test("an answer that is lost on the way back: the same comment is sent again, and stands once", async () => {
  const writer = await signedInAgain();
  const { page, faults } = await open({ as: writer });
  faults.expect(...cutLine);
  const here = reading(page);
  await here.open(text.url, "?p=5");
  await here.box.fill("Sent twice");
  await page.route(
    "**/api/v1/texts/*/comments",
    async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
  await here.box.press("Control+Enter");
  await here.pane.getByText(words.notSent).waitFor();
  await here.box.press("Control+Enter");
  await until(
    () => here.box.inputValue(),
    (value) => value === "",
    "an empty box",
  );
  await here.comment("Sent twice").waitFor();
  expect(await here.comment("Sent twice").count()).toBe(1);
  expect(await here.countAt(5)).toEqual({ count: 1, unread: 0 });
});

test("a draft for a text that was locked meanwhile is shown, to be copied, with why it cannot be sent", async () => {
  const { page } = await open({ as: await signedInAgain() });
  const here = reading(page);
  await here.open(text.url, "?p=2");
  await here.box.fill(body);
  await here.pane.getByText(words.draftKept).waitFor();
  await host.ask("PATCH", `/texts/${text.id}`, { state: "locked" });
  await page.goto(`${text.url}?p=3`);
  const kept = page.getByLabel(words.kept);
  expect(await kept.inputValue()).toBe(body);
  expect(await kept.isEditable()).toBe(false);
  expect(await page.locator(".foot").textContent()).toContain(readOnlyWords.en.closed["text-locked"]);
  await host.ask("PATCH", `/texts/${text.id}`, { state: "open" });
  await here.open(text.url, "?p=2");
  await isKept(here.box);
});

/** Signing out in another story ended the cookie of `host`. */
async function signedInAgain(): Promise<Person> {
  const again = await signUp(suiteUrl(), "Dora again");
  const group = await again.group("private");
  text = await again.text(group.slug);
  host = again;
  return again;
}
