/** What those who run an evening do with their hands on the keyboard, and what the others see of it. */
import { beforeAll, expect, test } from "vitest";
import { mintId } from "~/mint";
import type { TextView } from "~/texts/text";
import { liveSessionWords } from "~/words/session-live";
import { runningWords } from "~/words/session-running";
import { button, picture, sound } from "./support/look";
import { signUp, type Person } from "./support/people";
import { planEvening, tell, type Evening } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";
import { tooWide } from "./support/targets";

const [words, running] = [liveSessionWords.en, runningWords.en];
const { open } = stage();
const wide = { viewport: { width: 1440, height: 900 } };

let kofi: Person;
let rosa: Person;
let slug: string;
let text: TextView;

beforeAll(async () => {
  [kofi, rosa] = (await Promise.all(["Kofi", "Rosa"].map((name) => signUp(suiteUrl(), name)))) as [Person, Person];
  ({ slug } = await kofi.group("private", "Tuesday Circle"));
  text = await kofi.text(slug);
  await rosa.joinBy(kofi, slug);
});

async function evening(): Promise<Evening> {
  const made = await planEvening(kofi, slug, text);
  await tell(kofi, made.id, { ask: "start" });
  return made;
}

test("by keyboard the floor goes to anybody who is here, and all see who gave it", async () => {
  const { id, url } = await evening();
  await tell(kofi, id, { ask: "come", person: mintId(), name: "Old Marta" });
  await rosa.ask("POST", `/sessions/${id}/queue`, { kind: "point" });
  const { page } = await open({ as: kofi, ...wide });
  const { page: hers } = await open({ as: rosa, ...phone });
  await Promise.all([page.goto(`${url}/run`), hers.goto(url)]);
  await page.locator(".queue-list", { hasText: rosa.name }).waitFor();
  await page.locator("h1").first().click();

  await page.keyboard.press("f");
  const who = page.getByLabel(running.giveFloorWho);
  await expect.poll(() => who.evaluate((field) => field === document.activeElement)).toBe(true);
  await who.selectOption({ label: `Old Marta (${words.noDevice})` });
  await page.getByLabel(running.giveFloorAs).selectOption("question");
  await picture(page, "floor-choosing");
  await sound(page);
  await button(page, running.giveFloorButton).press("Enter");
  const why = running.givenUnasked(kofi.name, 1);
  await page.locator(".speaking", { hasText: "Old Marta" }).getByText(why).waitFor();
  await hers.locator(".speaking", { hasText: "Old Marta" }).getByText(why).waitFor();
  await hers.getByText(words.myPlace(1, 1)).waitFor();
  await picture(hers, "floor-given-phone");
  await sound(hers);

  // Whose turn it is by the rule speaks without a word about it.
  await page.locator("h1").first().click();
  await page.keyboard.press("s");
  await page.locator(".speaker", { hasText: rosa.name }).waitFor();
  expect(await page.locator(".speaker .placed").count()).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText(running.giveFloor).click();
  await picture(page, "floor-phone");
  expect(await tooWide(page)).toEqual([]);
});

test("without a script the floor is given just so", async () => {
  const { id, url } = await evening();
  await tell(kofi, id, { ask: "come", person: mintId(), name: "Old Marta" });
  const { page } = await open({ as: kofi, javaScriptEnabled: false });
  await page.goto(`${url}/run`);
  await page.getByText(running.giveFloor).click();
  await page.getByLabel(running.giveFloorWho).selectOption({ label: `Old Marta (${words.noDevice})` });
  await button(page, running.giveFloorButton).click();
  await page.locator(".speaking", { hasText: "Old Marta" }).getByText(running.givenUnasked(kofi.name, 0)).waitFor();
});
