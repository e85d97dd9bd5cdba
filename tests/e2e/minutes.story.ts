/** Minutes: written from the record, shown, amended by a member on a phone, approved; all of it without a script too. */
import { describe, expect, test } from "vitest";
import { minutesWords } from "~/words/session-minutes";
import { mintId } from "~/mint";
import { allRules, violations } from "./support/axe";
import { picture } from "./support/look";
import { signUp } from "./support/people";
import { planEvening, tell } from "./support/sessions";
import { phone, stage, suiteUrl } from "./support/stage";
import { tooWide } from "./support/targets";

const words = minutesWords.en;
const { open } = stage();

describe.each([
  ["with a script", true],
  ["without one", false],
])("minutes, %s", (_, javaScriptEnabled) => {
  test("from the record to being approved", async () => {
    const [host, member] = await Promise.all([signUp(suiteUrl(), "Kofi"), signUp(suiteUrl(), "Rosa")]);
    const { slug } = await host.group("private", "Tuesday Circle");
    const text = await host.text(slug);
    await member.joinBy(host, slug);
    const { id, url } = await planEvening(host, slug, text, "Meeting 6");
    await tell(host, id, { ask: "start" });
    await tell(member, id, { ask: "come", person: await member.id(), name: member.name });
    await tell(host, id, { ask: "next", from: null, to: null });
    await tell(host, id, { ask: "note", note: mintId(), kind: "decision", body: "We read on." });
    await tell(host, id, { ask: "end" });

    const desk = (await open({ as: host, viewport: { width: 1440, height: 900 }, javaScriptEnabled })).page;
    const hand = (await open({ as: member, ...phone, javaScriptEnabled })).page;
    await desk.goto(url);
    await desk.getByRole("link", { name: words.title }).click();
    await desk.getByRole("button", { name: words.write }).click();
    await desk.getByText("We read on.").waitFor();
    await desk.getByRole("heading", { name: words.decisions }).waitFor();
    // A draft is nobody else's.
    await hand.goto(`${url}/minutes`);
    await hand.getByText(words.notYet).waitFor();
    expect(await hand.content()).not.toContain("We read on.");

    await desk.getByRole("link", { name: words.edit }).click();
    const box = desk.getByLabel(words.body);
    await box.fill((await box.inputValue()).replace("We read on.", "We read on, slowly."));
    await desk.getByRole("button", { name: words.save }).click();
    await desk.getByText("We read on, slowly.").waitFor();
    await desk.getByRole("button", { name: words.show }).click();
    await desk.getByText(words.approveAsk).waitFor();
    await picture(desk, `minutes-desk-${javaScriptEnabled}`, { fullPage: true });

    await hand.reload();
    await hand.getByText("We read on, slowly.").waitFor();
    // Axe is a script: without one the same page is looked at by the other of the two.
    if (javaScriptEnabled) {
      expect(await violations(hand, { tags: allRules })).toEqual([]);
      expect(await tooWide(hand)).toEqual([]);
    }
    await hand.getByLabel(words.amend).fill("It was the hay.");
    await hand.getByRole("button", { name: words.propose }).click();
    await hand.locator("article", { hasText: "It was the hay." }).waitFor();
    await picture(hand, `minutes-phone-${javaScriptEnabled}`, { fullPage: true });

    await desk.reload();
    await desk.getByText(words.declineAsk).click();
    await desk.getByLabel(words.answer).fill("Nobody remembers it so.");
    await desk.getByRole("button", { name: words.decline }).click();
    await desk.getByText("Nobody remembers it so.").waitFor();
    await desk.getByText(words.approveAsk).click();
    // The days for amendments have not passed: that asks.
    await desk.getByLabel(words.anyway).check();
    await desk.getByRole("button", { name: words.approve, exact: true }).click();
    await desk.getByText(/^Approved on /).waitFor();
    await hand.reload();
    await hand.getByText("Nobody remembers it so.").waitFor();
    expect(await hand.getByLabel(words.amend).count()).toBe(0);
    expect(await desk.getByRole("link", { name: words.edit }).count()).toBe(0);
  });
});
