/** What is on record about somebody arrives as a file, from the page of a case, with and without a script. */
import fs from "node:fs/promises";
import { expect, test } from "vitest";
import { recordWords } from "~/words/records";
import { allRules, violations } from "./support/axe";
import { signUp } from "./support/people";
import { stage, suiteUrl } from "./support/stage";

const { open } = stage();

test.each([true, false])("a host takes it along (script: %s)", async (javaScriptEnabled) => {
  const [host, ada, ben] = await Promise.all(["Hilda", "Ada", "Ben"].map((name) => signUp(suiteUrl(), name)));
  if (!host || !ada || !ben) throw new Error("nobody there");
  const { slug } = await host.group("private");
  for (const each of [ada, ben]) await each.joinBy(host, slug);
  const text = await host.text(slug);
  const comment = await ada.say(text, 2, "You are all fools.");
  await ben.ask("POST", `/comments/${comment.id}/reports`, { rule: 1, words: "Personal." });
  const { items } = await host.ask<{ items: Array<{ id: string }> }>("GET", `/groups/${slug}/reports`);
  const { page } = await open({ as: host, javaScriptEnabled });
  await page.goto(`/g/${slug}/moderation/${items[0]?.id ?? ""}`);
  await page.getByRole("link", { name: recordWords.en.link(ada.name) }).click();
  await page.getByRole("heading", { level: 1, name: recordWords.en.title(ada.name) }).waitFor();
  if (javaScriptEnabled) expect(await violations(page, { tags: allRules })).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: recordWords.en.download }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("lectern-person-records.json");
  const file = JSON.parse(await fs.readFile(await download.path(), "utf8")) as object;
  expect(file).toMatchObject({ person: { name: ada.name }, cases: [{ reported: [{ words: "Personal." }] }] });
});
