/** Three members drawn by lot decide: one declines, a fourth is drawn, two agree, and the comment stands again at its place with its replies. */
import { expect, test } from "vitest";
import { appealWords } from "~/words/appeals";
import { moderatedWords } from "~/words/moderated";
import { actFormWords } from "~/words/act-form";
import { allRules, violations } from "./support/axe";
import { picture, sound } from "./support/look";
import { signUp, type Person } from "./support/people";
import { phone, stage, suiteUrl, until } from "./support/stage";

const { open } = stage();
const [words, told] = [appealWords.en, moderatedWords.en];

/** Six without a share in it: whoever is drawn, somebody is left for the seat that is given up. */
async function circle() {
  const names = ["Hilda", "Mo", "Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus"];
  const people = await Promise.all(names.map((name) => signUp(suiteUrl(), name)));
  const [host, mod, ada, ben, ...others] = people;
  if (!host || !mod || !ada || !ben) throw new Error("nobody there");
  const { slug } = await host.group("public");
  for (const each of people.slice(1)) await each.joinBy(host, slug);
  await host.ask("PATCH", `/groups/${slug}/members/${await mod.id()}`, { role: "moderator" });
  await host.ask("PATCH", `/groups/${slug}/moderation-settings`, { appeals: "panel" });
  const text = await host.text(slug);
  const comment = await ada.say(text, 2, "You are all fools of the thistledown sort.");
  const reply = await ben.reply(text, comment, "Who is meant by that?");
  const input = { kind: "remove", comment: comment.id, rule: 1, reason: "It goes for the person." };
  const { id } = await mod.ask<{ id: string }>("POST", `/groups/${slug}/actions`, input);
  return { host, mod, ada, ben, others, slug, text, comment, reply, action: id };
}

type Notices = { items: Array<{ kind: string; url: string }> };

/** Whoever was asked, and has not heard of it before. */
async function drawn(people: Person[], but: Person[]): Promise<Person[]> {
  const found: Person[] = [];
  for (const person of people.filter((each) => !but.includes(each))) {
    const { items } = await person.ask<Notices>("GET", "/notices");
    if (items.some(({ kind }) => kind === "appeal")) found.push(person);
  }
  return found;
}

test.each([true, false])(
  "drawn by lot, declined, drawn anew, decided: it stands again with its replies (script: %s)",
  async (javaScriptEnabled) => {
    const { host, mod, ada, ben, others, slug, text, comment, reply, action } = await circle();
    const author = (await open({ as: ada, javaScriptEnabled })).page;
    await author.goto(`/g/${slug}/actions/${action}`);
    await author.getByLabel(words.objectLabel).fill("I quoted the pamphlet.");
    await author.getByRole("button", { name: words.object, exact: true }).click();
    await author.getByRole("heading", { level: 1, name: words.title(1) }).waitFor();
    await author.getByText(words.ways.panel).waitFor();
    const at = new URL(author.url()).pathname;

    const asked = await drawn(others, []);
    expect(asked).toHaveLength(3);
    // Whoever acted, replied or leads the group was not drawn.
    expect(await drawn([host, ben], [])).toEqual([]);
    const [first, second, third] = asked as [Person, Person, Person];
    const notDrawn = others.find((each) => !asked.includes(each));
    await expect(notDrawn?.ask("GET", at.replace(/^.*\/appeals/, "/appeals"))).rejects.toThrow("404");

    // On a phone, from the notice.
    const declining = await open({ as: first, javaScriptEnabled, ...phone });
    await declining.page.goto("/notices");
    await declining.page.getByRole("link", { name: told.appealed["asked"] ?? "" }).click();
    await declining.page.getByRole("heading", { name: words.lotTitle }).waitFor();
    if (javaScriptEnabled) {
      await sound(declining.page);
      await picture(declining.page, "panel-drawn", { fullPage: true });
    }
    await declining.page.getByRole("button", { name: words.decline }).click();
    // Where they are led is there for them, and says that it is done.
    await declining.page.getByText(words.declined).waitFor();
    await until(
      () => drawn(others, asked),
      (found) => found.length === 1,
      "a fourth who is drawn",
    );
    // Whoever declined has no part in it any more.
    await expect(first.ask("GET", at.replace(/^.*\/appeals/, "/appeals"))).rejects.toThrow("404");
    const [fourth] = (await drawn(others, asked)) as [Person];

    // Neither who acted nor the host decides what a panel decides.
    const acted = (await open({ as: mod, javaScriptEnabled })).page;
    await acted.goto(at);
    await acted.getByText(words.ways.panel).waitFor();
    expect(await acted.getByRole("button", { name: words.decide, exact: true }).count()).toBe(0);
    const sign = { decision: "grant", reason: "I lead this group." };
    await expect(host.ask("POST", `${at.replace(/^.*\/appeals/, "/appeals")}/decide`, sign)).rejects.toThrow("409");

    const votes: Array<[Person, string, string]> = [
      [third, words.refuse, "It was rude all the same."],
      [second, words.grant, "The pamphlet says it on page four."],
      [fourth, words.grant, "A quotation is no insult."],
    ];
    for (const [person, vote, reason] of votes) {
      const { page } = await open({ as: person, javaScriptEnabled });
      await page.goto(at);
      // They judge what was done, not who did it.
      expect(await page.getByText(mod.name).count()).toBe(0);
      await page.getByRole("button", { name: words.accept }).click();
      await page.getByLabel(vote).check();
      await page.getByLabel(words.reason, { exact: true }).fill(reason);
      if (javaScriptEnabled) expect(await violations(page, { tags: allRules })).toEqual([]);
      await page.getByRole("button", { name: words.vote, exact: true }).click();
      if (person === fourth) await page.getByText(words.states.granted).first().waitFor();
      else await page.getByText(words.votedThanks).waitFor();
    }

    if (!javaScriptEnabled) await author.reload();
    await author.getByText(words.states.granted).first().waitFor();
    await author.getByText("A quotation is no insult.").waitFor();
    expect(await author.getByText("It was rude all the same.").count()).toBe(0);
    for (const person of [second, third, fourth]) expect(await author.getByText(person.name).count()).toBe(0);
    if (javaScriptEnabled) await picture(author, "panel-granted", { fullPage: true });

    const reader = (await open({ as: ben, javaScriptEnabled })).page;
    await reader.goto(`${text.url}?p=2`);
    await reader.locator(`#c-${comment.id}`).getByText("thistledown").waitFor();
    await reader.locator(`#c-${reply.id}`).getByText("Who is meant by that?").waitFor();
    await reader.goto(`/g/${slug}/log`);
    await reader.getByText("A quotation is no insult.").first().waitFor();
    for (const person of [second, third, fourth]) expect(await reader.getByText(person.name).count()).toBe(0);
    await reader.goto(`/g/${slug}/standing`);
    await reader.getByRole("heading", { level: 1, name: actFormWords.en.standingTitle }).waitFor();
  },
);
