/** Leading a group: what weighs is asked first, told to whom it concerns, and can be undone; with script and without. */
import { describe, expect, test } from "vitest";
import { addTextWords } from "~/words/add-text";
import { firstStepWords } from "~/words/first-steps";
import { copyWords } from "~/words/copying";
import { groupSettingWords } from "~/words/group-settings";
import { groupWords } from "~/words/groups";
import { inviteWords } from "~/words/invites";
import { noticeWords } from "~/words/notices";
import { openingWords } from "~/words/opening";
import { removalWords } from "~/words/removals";
import { signUp } from "./support/people";
import { phone, stage, suiteUrl } from "./support/stage";

const { open } = stage();
const [groups, settings, removal, opening] = [groupWords.en, groupSettingWords.en, removalWords.en, openingWords.en];
const [steps, notices, copying, adding] = [firstStepWords.en, noticeWords.en, copyWords.en, addTextWords.en];

describe.each([
  ["with script", true],
  ["without script", false],
])("%s", (_, javaScriptEnabled) => {
  test("removing somebody is confirmed, told, holds against a link that works, and is undone", async () => {
    const [host, member] = await Promise.all(["Hanna", "Mila"].map((name) => signUp(suiteUrl(), name)));
    if (!host || !member) throw new Error("nobody there");
    const { slug, name } = await host.group("private");
    const { code } = await host.ask<{ code: string }>("POST", `/groups/${slug}/invites`, {});
    await member.ask("POST", `/invites/${code}`);

    const { page } = await open({ as: host, javaScriptEnabled });
    await page.goto(`/g/${slug}/members`);
    await page.getByRole("link", { name: groups.removeOf(member.name) }).click();
    await page.getByRole("heading", { level: 1, name: removal.title(member.name) }).waitFor();
    const tick = page.getByLabel(removal.closeLinks(1));
    expect(await tick.isChecked()).toBe(true);
    await tick.uncheck();
    await page.getByRole("button", { name: removal.button, exact: true }).click();
    await page.getByText(removal.done).waitFor();

    const theirs = await open({ as: member, javaScriptEnabled });
    theirs.faults.expect(/^403 GET .*\/i\//);
    await theirs.page.goto("/notices");
    await theirs.page.getByText(notices.said.removed).waitFor();
    await theirs.page.getByText(name).waitFor();
    await theirs.page.goto(`/i/${code}`);
    await theirs.page.getByText(removal.removed).waitFor();

    await page.getByRole("button", { name: removal.letInAgainOf(member.name) }).click();
    await page.getByRole("link", { name: groups.removeOf(member.name) }).waitFor();
    await theirs.page.goto(`/g/${slug}`);
    await theirs.page.getByRole("heading", { level: 1, name }).waitFor();

    // The last host hears on the page itself how to go.
    await page.getByText(groups.leaveAsk).click();
    await page.getByRole("button", { name: groups.leave }).click();
    await page.getByText(groups.lastHost).waitFor();
    await page.getByRole("heading", { level: 1, name: groups.membersTitle }).waitFor();
    await page.getByRole("alert").getByRole("link", { name: settings.handOverLink }).waitFor();
  });

  test("showing a private group to everybody is asked first, with what will be read", async () => {
    const host = await signUp(suiteUrl(), "Olga");
    const { slug } = await host.group("private");
    await host.text(slug);
    const { page } = await open({ as: host, javaScriptEnabled });
    await page.goto(`/g/${slug}/settings`);
    await page.getByLabel(groups.name, { exact: true }).fill("Seen by all");
    await page.getByRole("radio", { name: groups.visibilities.public[0] }).check();
    await page.getByRole("button", { name: groups.save, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: opening.title.public }).waitFor();
    await page.getByText(opening.texts(1)).waitFor();
    expect(await host.ask("GET", `/groups/${slug}`)).toMatchObject({ visibility: "private" });
    await page.getByRole("button", { name: opening.button.public }).click();
    await page.getByText(groups.saved, { exact: true }).waitFor();
    expect(await host.ask("GET", `/groups/${slug}`)).toMatchObject({ visibility: "public", name: "Seen by all" });
  });

  test("a first text leads on to inviting; a link is made once, however often the page is loaded", async () => {
    const host = await signUp(suiteUrl(), "Franka");
    const { slug } = await host.group("private");
    const { page, context } = await open({ as: host, javaScriptEnabled, ...(javaScriptEnabled ? {} : phone) });
    await page.goto(`/g/${slug}/texts/new`);
    await page.getByLabel(adding.fieldContent).fill("# Of Studies\n\nStudies serve for delight.\n");
    await page.getByRole("button", { name: adding.add, exact: true }).click();
    await page.getByRole("heading", { level: 2, name: steps.titleLast }).waitFor();
    await page.getByRole("link", { name: steps.read("Of Studies") }).waitFor();
    await page.getByRole("button", { name: steps.inviteButton }).click();
    await page.getByLabel(groups.inviteMade).waitFor();
    expect(await page.getByText(groups.inviteNone).count()).toBe(0);
    await page.reload();
    const link = await page.getByLabel(groups.inviteMade).inputValue();
    expect((await host.ask<{ items: unknown[] }>("GET", `/groups/${slug}/invites`)).items).toHaveLength(1);
    const copy = page.getByRole("button", { name: inviteWords.en.copyOf(link.slice(-4)) });
    if (javaScriptEnabled) {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await copy.click();
      await page.getByRole("button", { name: copying.copied, exact: true }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    } else expect(await copy.count()).toBe(0);
    await page.goto(`/g/${slug}`);
    expect(await page.getByRole("heading", { name: steps.titleLast }).count()).toBe(0);
  });
});
