/** The first evening of a group, on a new server: from the one-time link to an answered question, two people at once. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { careWords } from "~/words/account-care";
import { accountWords } from "~/words/accounts";
import { addTextWords } from "~/words/add-text";
import { commonWords } from "~/words/common";
import { groupWords } from "~/words/groups";
import { commons, password } from "./support/people";
import { expectCounts, reading, stillness, words } from "./support/reading";
import { startServer, type Server } from "./support/server";
import { stage, until } from "./support/stage";

const { open } = stage();
let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

const [accounts, care, groups, adding] = [accountWords.en, careWords.en, groupWords.en, addTextWords.en];

test("from the operator's link to a question answered", async () => {
  // Ada becomes the operator, makes a private group, and a link that lets others in.
  const ada = await open({ url: server.url, timezoneId: "America/Montevideo" });
  expect(server.operatorPath).toMatch(/^\/operator\//);
  await ada.page.goto(server.operatorPath);
  await ada.page.getByLabel(accounts.name, { exact: true }).fill("Ada Host");
  await ada.page.getByLabel(accounts.email).fill("ada@example.org");
  await ada.page.getByLabel(accounts.password).fill(`${password} and the bicycle`);
  await ada.page.getByRole("button", { name: accounts.operatorSignUp }).click();
  await ada.page.getByRole("heading", { level: 1, name: groups.homeTitle }).waitFor();
  await ada.page.getByRole("link", { name: groups.newGroup }).first().click();
  await ada.page.getByLabel(groups.name, { exact: true }).fill("Evening circle");
  // The group is in the zone of whoever makes it.
  await ada.page.getByText("America/Montevideo").waitFor();
  await ada.page.getByRole("button", { name: groups.make }).click();
  await ada.page.getByRole("heading", { level: 1, name: "Evening circle" }).waitFor();
  await ada.page.getByRole("link", { name: groups.invite, exact: true }).click();
  await ada.page.getByRole("button", { name: groups.inviteMake }).click();
  const invite = await ada.page.getByLabel(groups.inviteMade).inputValue();
  expect(invite).toMatch(/\/i\/\S+$/);

  // Ben comes by the link, makes an account, and is in.
  const ben = await open({ url: server.url });
  await ben.page.goto(invite);
  await ben.page.locator("main").getByRole("link", { name: commonWords.en.signUp }).click();
  await ben.page.getByLabel(accounts.name, { exact: true }).fill("Ben Member");
  await ben.page.getByLabel(accounts.email).fill("ben@example.org");
  await ben.page.getByLabel(accounts.password).fill(password);
  await ben.page.getByRole("button", { name: accounts.signUpButton }).click();
  // The server sends no mail, so the account is there; the address is filled in, the way on is kept.
  await ben.page.getByText(care.ready).waitFor();
  expect(await ben.page.getByLabel(accounts.who).inputValue()).toBe("ben@example.org");
  await ben.page.getByLabel(accounts.password).fill(password);
  await ben.page.locator("main").getByRole("button", { name: accounts.signInButton }).click();
  await ben.page.getByRole("button", { name: groups.join, exact: true }).click();
  await ben.page.getByRole("heading", { level: 1, name: "Evening circle" }).waitFor();
  await ben.page.getByText(groups.noTexts).waitFor();

  // Ada pastes a text. Ben finds it in the group.
  await ada.page.getByRole("navigation", { name: commonWords.en.crumbs }).getByText("Evening circle").click();
  await ada.page.getByRole("link", { name: groups.addText }).first().click();
  await ada.page.getByLabel(adding.fieldContent).fill(commons);
  const [adas, bens] = [reading(ada.page), reading(ben.page)];
  await ada.page.getByRole("button", { name: adding.add, exact: true }).click();
  await ada.page.getByRole("heading", { level: 1, name: "The Commons" }).waitFor();
  await until(adas.joins, (count) => count > 0, "Ada listens");
  await ben.page.reload();
  await ben.page.getByRole("link", { name: "The Commons" }).click();
  await until(bens.joins, (count) => count > 0, "Ben listens");

  // Both at ¶ 2. What Ada says waits for Ben behind "1 new" and moves nothing he reads.
  await bens.press(2);
  await bens.pane.getByText(words.noneYet).waitFor();
  await adas.press(2);
  const before = await stillness(ben.page, 2);
  await adas.say("Whose rule was it?");
  await bens.fresh.getByText(words.fresh(1)).waitFor();
  expect(await bens.comment("Whose rule was it?").count()).toBe(0);
  expect(await stillness(ben.page, 2)).toEqual(before);
  await bens.fresh.click();
  await bens.comment("Whose rule was it?").waitFor();
  expect((await stillness(ben.page, 2)).y).toBe(before.y);

  // Ben replies; Ada sees it the same way.
  await bens
    .comment("Whose rule was it?")
    .getByRole("link", { name: words.replyTo("Ada Host") })
    .click();
  const reply = bens.pane.getByLabel(words.replyTo("Ada Host")).and(ben.page.locator("textarea"));
  await reply.fill("Everybody's, says the next line.");
  await reply.press("Control+Enter");
  await bens.comment("Everybody's, says").waitFor();
  await adas.fresh.getByText(words.fresh(1)).click();
  await adas.comment("Everybody's, says").waitFor();
  await expectCounts([adas, bens], 2, 2);

  // An edit shows on both screens at once, and so does what Ben thinks of it.
  await adas.act("Whose rule was it?", words.edit);
  const edit = adas.pane.getByLabel(words.edit).and(ada.page.locator("textarea"));
  await edit.fill("Whose rule was it, and who kept it?");
  await edit.press("Control+Enter");
  await bens.comment("and who kept it?").waitFor();
  await bens.comment("and who kept it?").getByText(words.edited).waitFor();
  await bens.comment("and who kept it?").getByText(words.addReaction).click();
  await bens.comment("and who kept it?").getByRole("button", { name: words.reaction["agree"], exact: true }).click();
  await adas
    .comment("and who kept it?")
    .getByRole("button", { name: `${words.reaction["agree"]} 1` })
    .waitFor();

  // Deleted, and taken back.
  await bens.act("Everybody's, says", words.delete);
  await adas.comment("Everybody's, says").waitFor({ state: "detached" });
  await expectCounts([adas, bens], 2, 1);
  await bens.pane.getByRole("button", { name: words.undo }).click();
  await adas.comment("Everybody's, says").waitFor();
  await expectCounts([adas, bens], 2, 2);

  // A question, answered by its asker; both see that it is.
  await bens.press(3);
  await bens.box.fill("Who made the law?");
  await bens.pane.getByLabel(words.asQuestion).check();
  await bens.pane.getByRole("button", { name: words.sendQuestion, exact: true }).click();
  await adas.press(3);
  await adas
    .comment("Who made the law?")
    .getByText(words.question["open"] ?? "")
    .waitFor();
  await bens.act("Who made the law?", words.markAnswered);
  await adas
    .comment("Who made the law?")
    .getByText(words.question["answered"] ?? "")
    .waitFor();
  await expectCounts([adas, bens], 3, 1);
});
