/** A host plans a session from the group's page, a member answers on a phone, and it begins; with a script and without. */
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { sessionAgendaWords } from "~/words/session-agenda";
import { sessionFormWords } from "~/words/session-forms";
import { sessionPageWords } from "~/words/session-pages";
import { sessionStartWords } from "~/words/session-start";
import { signUp } from "./support/people";
import { phone, stage, suiteUrl, until } from "./support/stage";
import { tooSmall, tooWide } from "./support/targets";

const { open } = stage();
const [pages, forms, agenda] = [sessionPageWords.en, sessionFormWords.en, sessionAgendaWords.en];
const starts = sessionStartWords.en;

async function circle() {
  const [host, member] = [await signUp(suiteUrl(), "Hanna"), await signUp(suiteUrl(), "Malik")];
  const group = await host.group("private");
  await member.joinBy(host, group.slug);
  return { host, member, group, text: await host.text(group.slug) };
}

const button = (page: Page, name: string) => page.locator("main").getByRole("button", { name, exact: true });

test("two presses from the group's page to a session that runs", async () => {
  const { host, group } = await circle();
  const { page } = await open({ as: host });
  await page.goto(`/g/${group.slug}`);
  await page.getByRole("link", { name: pages.plan, exact: true }).click();
  await button(page, forms.startButton).click();
  await page.waitForURL(/\/s\/[^/]+\/run$/);
  await page.goto(`/g/${group.slug}`);
  await page.getByText(pages.liveNow, { exact: true }).waitFor();
});

test("planned, answered on a phone, put in order, begun: the member's page goes along", async () => {
  const { host, member, group } = await circle();
  const { page: theHost, faults } = await open({ as: host });
  faults.expect(/^422 POST .*\/agenda/);
  await theHost.goto(`/g/${group.slug}`);
  await theHost.getByRole("link", { name: pages.plan, exact: true }).click();
  await theHost.getByLabel(forms.title, { exact: true }).fill("Of the goose");
  await theHost.getByLabel(forms.place).fill("The mill");
  await theHost.getByText(forms.more, { exact: true }).click();
  await theHost.getByLabel(forms.capacity).fill("1");
  await button(theHost, forms.planButton).click();
  await theHost.getByText(forms.planned(1)).waitFor();

  const theMember = (await open({ as: member, ...phone })).page;
  await theMember.goto(`/g/${group.slug}`);
  await theMember.getByRole("link", { name: pages.open, exact: true }).tap();
  await theMember.getByText("The mill").waitFor();
  expect(await tooSmall(theMember)).toEqual([]);
  expect(await tooWide(theMember)).toEqual([]);
  await button(theMember, pages.answers.yes).tap();
  await theMember.getByText(pages.answered.yes).waitFor();
  // It stands on the host's page without a reload.
  await theHost.getByText(member.name).waitFor();
  await button(theHost, pages.answers.yes).click();
  await theHost.getByText(pages.waits).waitFor();
  await theMember.getByText(pages.withNote).tap();
  await theMember.getByLabel(pages.answers.apologies).check();
  await theMember.getByLabel(pages.note).fill("A night shift");
  await button(theMember, pages.send).tap();
  await theHost.getByText("A night shift").waitFor();
  // The seat that was given up is taken.
  await theHost.getByText(pages.answered.yes).waitFor();

  // In order by keyboard: the focus stays on what was pressed.
  await theHost.getByRole("link", { name: pages.changeAgenda }).click();
  const titles = () => theHost.locator(".agenda > li b").allInnerTexts();
  await theHost.locator(".agenda > li").first().waitFor();
  await theHost.getByRole("heading", { name: agenda.addTitle }).waitFor();
  const [first = "", second = "", ...rest] = await titles();
  await theHost.getByRole("button", { name: agenda.downOf(first) }).focus();
  await theHost.keyboard.press("Enter");
  await until(titles, (now) => now[1] === first, "the first went down");
  expect(await titles()).toEqual([second, first, ...rest]);
  expect(await theHost.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(agenda.downOf(first));
  // And by dragging.
  const line = (title: string) => theHost.locator(".agenda > li", { hasText: title });
  await line(first)
    .locator(".handle")
    .dragTo(line(second), { targetPosition: { x: 40, y: 4 } });
  await until(titles, (now) => now[0] === first, "the first was dragged back");

  // A passage that is not there is refused in place; then it is shown by its words.
  const add = theHost.locator("#add");
  await add.getByLabel(agenda.itemTitle).fill("Slowly");
  await add.getByLabel(agenda.from).fill("999");
  await button(theHost, agenda.add).click();
  await add.getByText(agenda.noNumber).last().waitFor();
  expect(await add.getByLabel(agenda.itemTitle).inputValue()).toBe("Slowly");
  await add.getByLabel(agenda.from).fill("2");
  await button(theHost, agenda.add).click();
  await line("Slowly").getByText("Each family kept").waitFor();

  await theHost.getByRole("link", { name: agenda.toSession }).click();
  // A week before its time it asks first.
  await theHost.getByText(starts.early, { exact: true }).click();
  await button(theHost, starts.confirm).click();
  await theHost.waitForURL(/\/run$/);
  await until(
    () => theMember.getByRole("heading", { name: pages.answerTitle }).count(),
    (count) => count === 0,
    "the member's page shows the session that runs",
  );
});

test("without a script: planned in a series, answered, put in order, called off and taken back", async () => {
  const { host, member, group } = await circle();
  const { page, faults } = await open({ as: host, javaScriptEnabled: false });
  faults.expect(/^422 POST/);
  await page.goto(`/g/${group.slug}/sessions`);
  await page.getByRole("link", { name: pages.plan, exact: true }).click();
  await page.getByText(forms.repeatTitle, { exact: true }).click();
  await page.getByLabel(forms.every, { exact: true }).selectOption("week");
  await page.getByLabel(forms.count).fill("3");
  await page.getByLabel(forms.place).fill("The mill");
  await page.getByLabel(forms.title, { exact: true }).fill(" ! ");
  await button(page, forms.planButton).click();
  await page.locator(".error-summary").waitFor();
  expect(await page.getByLabel(forms.place).inputValue()).toBe("The mill");
  expect(await page.getByLabel(forms.every, { exact: true }).inputValue()).toBe("week");
  await page.getByLabel(forms.title, { exact: true }).fill("Of the hedge");
  await button(page, forms.planButton).click();
  await page.getByText(forms.planned(3)).waitFor();
  const session = new URL(page.url()).pathname;

  const theirs = (await open({ as: member, javaScriptEnabled: false, ...phone })).page;
  await theirs.goto(session);
  await button(theirs, pages.answers.maybe).click();
  await theirs.getByText(pages.answered.maybe).waitFor();
  expect(await theirs.getByRole("link", { name: pages.edit }).count()).toBe(0);

  await page.getByRole("link", { name: pages.changeAgenda }).click();
  const titles = async () => {
    await page.getByRole("heading", { name: agenda.addTitle }).waitFor();
    return page.locator(".agenda > li b").allInnerTexts();
  };
  const becomes = (...meant: string[]) =>
    until(titles, (now) => meant.every((each, at) => now[at] === each), `the agenda begins with ${meant.join(", ")}`);
  await page.locator(".agenda .btns").first().waitFor();
  const [first = "", second = ""] = await titles();
  await page.getByRole("button", { name: agenda.downOf(first) }).click();
  await becomes(second, first);
  await page.getByRole("button", { name: agenda.removeOf(second) }).click();
  await becomes(first);
  await page.getByRole("link", { name: agenda.changeOf(first) }).click();
  await page.locator(".agenda").getByLabel(agenda.itemTitle).fill("Changed");
  await page.locator(".agenda").getByRole("button", { name: agenda.save }).click();
  await becomes("Changed");

  await page.goto(`${session}/cancel`);
  await page.getByLabel(pages.cancelFollowing).check();
  await button(page, pages.cancelButton).click();
  await page.getByText(pages.isCancelled).waitFor();
  await theirs.goto(`/g/${group.slug}/sessions`);
  await theirs.getByText(pages.states.cancelled, { exact: true }).first().waitFor();
  expect(await theirs.getByText(pages.states.cancelled, { exact: true }).count()).toBe(3);
  await button(page, pages.undo).click();
  await page.getByRole("link", { name: pages.edit, exact: true }).waitFor();
});

test("beside the group's time stands the reader's own", async () => {
  const { host, group } = await circle();
  await host.ask("PATCH", `/groups/${group.slug}`, { timeZone: "Asia/Tokyo" });
  const { page } = await open({ as: host, timezoneId: "Europe/Berlin" });
  await page.goto(`/g/${group.slug}/sessions/new`);
  await page.getByLabel(forms.day).fill("2027-07-06");
  await page.getByLabel(forms.time("Tokyo")).fill("19:00");
  await button(page, forms.planButton).click();
  await page
    .getByText(/July 6.*19:00.*20:30/)
    .first()
    .waitFor();
  await page.getByText(pages.zone("Tokyo")).waitFor();
  await page.getByText(/Tue.*12:00 your time/).waitFor();
});
