/** A guest with a link: comes in under a name, writes, and is offered nothing that only accounts have. */
import { expect, test } from "vitest";
import { accountWords } from "~/words/accounts";
import { groupSettingWords } from "~/words/group-settings";
import { groupWords } from "~/words/groups";
import { guestWords } from "~/words/guests";
import { noticeWords } from "~/words/notices";
import { readerWords } from "~/words/readers";
import { liveSessionWords } from "~/words/session-live";
import { sessionGuestWords } from "~/words/session-guests";
import { allRules, violations } from "./support/axe";
import { signUp, unique } from "./support/people";
import { reading } from "./support/reading";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";
import { tooWide } from "./support/targets";

const { open } = stage();
const shots = process.env["SHOTS"];

test("a guest writes without asking who the members are, and is told who reads it", async () => {
  const host = await signUp(suiteUrl(), "Gesa");
  const { slug } = await host.group("private");
  const text = await host.text(slug);
  await host.ask("PATCH", `/groups/${slug}`, { guests: "comment" });
  const { code } = await host.ask<{ code: string }>("POST", `/groups/${slug}/invites`, { grants: "comment" });

  const { page, faults } = await open();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`/i/${code}`);
  // The names of those who lead are nobody's.
  faults.expect(/^422 POST/);
  await page.getByLabel(groupSettingWords.en.guestName).fill("Moderator");
  await page.getByRole("button", { name: groupSettingWords.en.guestEnterWriting }).click();
  await page.locator("#field-name-error").waitFor();
  const name = `Visitor ${unique()}`;
  await page.getByLabel(groupSettingWords.en.guestName).fill(name);
  await page.getByRole("button", { name: groupSettingWords.en.guestEnterWriting }).click();
  await page.waitForURL(`**/g/${slug}`);

  const here = reading(page);
  await here.open(text.url, "?p=2");
  const { readers, guests, seenBy } = readerWords.en;
  await here.pane.getByText(seenBy([readers.private, guests], name)).waitFor();
  await here.box.fill("");
  await here.box.pressSequentially("Hello @Ges");
  await here.box.press("Control+Enter");
  await here.comment("Hello @Ges").waitFor();
  expect(asked).toContain(`/api/v1/texts/${text.id}/comments`);
  expect(asked.filter((path) => path.endsWith("/people"))).toEqual([]);

  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: groupWords.en.homeTitle }).waitFor();
  expect(await page.getByRole("link", { name: groupWords.en.newGroup }).count()).toBe(0);
  await page.goto("/notices");
  await page.getByRole("heading", { level: 1, name: noticeWords.en.title }).waitFor();
  expect(await page.getByRole("link", { name: noticeWords.en.settings }).count()).toBe(0);
});

test("guests come to a session by its link: one takes part from a phone, without anybody's account; once it has none, they see it no more", async () => {
  const host = await signUp(suiteUrl(), "Hanno");
  const { slug } = await host.group("private", "Open Tuesday");
  const text = await host.text(slug);
  await host.ask("PATCH", `/groups/${slug}`, { guests: "comment" });
  const evening = await planEvening(host, slug, text, "An evening with guests");
  await host.ask("PATCH", `/sessions/${evening.id}`, { guests: "take-part" });

  const desk = (await open({ as: host })).page;
  await desk.goto(evening.url);
  await desk.getByRole("link", { name: sessionGuestWords.en.toLink }).click();
  await desk.getByRole("button", { name: sessionGuestWords.en.make }).click();
  const link = await desk.getByLabel(sessionGuestWords.en.link).inputValue();
  await desk.getByRole("img", { name: sessionGuestWords.en.picture }).waitFor();
  expect(await violations(desk, { tags: allRules })).toEqual([]);

  const guest = await open(phone);
  await guest.page.goto(new URL(link).pathname + new URL(link).search);
  await guest.page.getByText("An evening with guests").waitFor();
  await guest.page.getByText(sessionGuestWords.en.takePart).waitFor();
  if (shots) await guest.page.screenshot({ path: `${shots}-invited.png`, fullPage: true });
  const name = `Visitor ${unique()}`;
  await guest.page.getByLabel(groupSettingWords.en.guestName).fill(name);
  await guest.page.getByRole("button", { name: sessionGuestWords.en.comeAs }).click();
  await guest.page.waitForURL(`**${evening.url}`);

  // Taken along when it begins, and heard.
  await tell(host, evening.id, { ask: "start" });
  await guest.page.getByRole("button", { name: new RegExp(liveSessionWords.en.raise) }).click();
  await guest.page.getByText(liveSessionWords.en.myPlace(1, 1)).waitFor();
  await desk.goto(`${evening.url}/run`);
  await desk.locator(".queue-list", { hasText: sessionGuestWords.en.asGuest(name) }).waitFor();
  if (shots) await desk.goto(`${evening.url}/guests`);
  if (shots) await desk.screenshot({ path: `${shots}-guests.png`, fullPage: true });
  expect(await tooWide(guest.page)).toEqual([]);

  // From now on they listen: nothing is left to press.
  await host.ask("PATCH", `/sessions/${evening.id}`, { guests: "listen" });
  await guest.page.reload();
  await guest.page.getByText(liveSessionWords.en.listening).waitFor();
  expect(await guest.page.getByRole("button", { name: new RegExp(liveSessionWords.en.raise) }).count()).toBe(0);
  await tell(host, evening.id, { ask: "next", from: null, to: null, skip: false });
  await guest.page.locator(".item-now", { hasText: "How the rule was kept" }).waitFor();

  // The open page hears of it, and asks at once.
  guest.faults.expect(/^404 GET/);
  await host.ask("PATCH", `/sessions/${evening.id}`, { guests: "none" });
  expect((await guest.page.goto(evening.url))?.status()).toBe(404);
  expect(await guest.page.content()).not.toContain("An evening with guests");
});

test("where the group's guests only read, they say who they are before they take part; without a script, and otherwise later", async () => {
  const host = await signUp(suiteUrl(), "Hedda");
  const { slug } = await host.group("private", "Open Wednesday");
  const text = await host.text(slug);
  await host.ask("PATCH", `/groups/${slug}`, { guests: "read" });
  const evening = await planEvening(host, slug, text, "An evening for readers");
  await host.ask("PATCH", `/sessions/${evening.id}`, { guests: "take-part" });
  const { code } = await host.ask<{ code: string }>("POST", `/groups/${slug}/invites`, { grants: "read" });
  await tell(host, evening.id, { ask: "start" });

  // By the group's link one comes to read, and has no name.
  const { page, faults } = await open({ ...phone, javaScriptEnabled: false });
  await page.goto(`/i/${code}`);
  await page.getByRole("button", { name: groupSettingWords.en.guestEnter }).click();
  await page.waitForURL(`**/g/${slug}`);
  await page.goto(evening.url);
  expect(await page.getByRole("button", { name: new RegExp(liveSessionWords.en.raise) }).count()).toBe(0);
  if (shots) await page.screenshot({ path: `${shots}-nameless.png`, fullPage: true });
  await page.getByRole("link", { name: guestWords.en.nameAsk }).click();
  const [name, later] = [`Nameless ${unique()}`, `Named ${unique()}`];
  faults.expect(/^422 POST/);
  await page.getByLabel(accountWords.en.name).fill("Host");
  await page.getByRole("button", { name: guestWords.en.nameButton }).click();
  await page.locator("#field-name-error").waitFor();
  await page.getByLabel(accountWords.en.name).fill(name);
  await page.getByRole("button", { name: guestWords.en.nameButton }).click();
  await page.waitForURL(`**${evening.url}`);
  await page.getByRole("button", { name: new RegExp(liveSessionWords.en.raise) }).click();
  await page.getByText(liveSessionWords.en.myPlace(1, 1)).waitFor();
  const wall = (await open({ as: host })).page;
  await wall.goto(`${evening.url}/screen`);
  await wall.locator(".coming", { hasText: sessionGuestWords.en.asGuest(name) }).waitFor();

  // Changed at will, and called so in the room at once.
  await page.goto("/guest");
  await page.getByRole("link", { name: guestWords.en.nameTitle }).click();
  await page.getByLabel(accountWords.en.name).fill(later);
  await page.getByRole("button", { name: guestWords.en.nameButton }).click();
  await page.waitForURL("**/guest");
  await wall.locator(".coming", { hasText: sessionGuestWords.en.asGuest(later) }).waitFor();
});
