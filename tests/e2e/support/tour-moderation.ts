/** Where a moderator acts, what was done as its own page, and how one stands in a group, as stops of the tour. */
import type { TextView } from "~/texts/text";
import { appealWords } from "~/words/appeals";
import { actFormWords } from "~/words/act-form";
import type { Person } from "./people";
import { at, refused, type Stop } from "./tour";

type Made = { host: Person; guest: Person; mod: Person; slug: string; text: TextView; comment: string };

export async function moderationStops({ host, guest, mod, slug, text, comment }: Made): Promise<Stop[]> {
  const hidden = await guest.say(text, 3, "You are all fools, every one of you.");
  const reason = "It goes for the person, and not for what they said.";
  const input = { kind: "hide", comment: hidden.id, rule: 1, reason };
  const { id } = await host.ask<{ id: string }>("POST", `/groups/${slug}/actions`, input);
  const unlawful = await guest.say(text, 3, "What a court has had taken away elsewhere.");
  const law = { kind: "law", comment: unlawful.id, ground: "§ 130 StGB", authority: "A court" };
  const legal = await host.ask<{ id: string }>("POST", `/groups/${slug}/actions`, {
    ...law,
    reason: "The law demands it.",
  });
  const appeal = await appealOf({ host, guest, mod, slug, text });
  const act = `/g/${slug}/moderation/act`;
  const words = actFormWords.en;
  return [
    at("act", `${act}?comment=${comment}`),
    at("act-person", `${act}?user=${await guest.id()}`),
    at("act-hide", `${act}?comment=${comment}&kind=hide`),
    at("act-law", `${act}?comment=${comment}&kind=law`),
    at("act-move", `${act}?comment=${comment}&kind=move`),
    at("act-slow", `${act}?text=${text.id}&kind=slow`),
    refused("act-refused", `${act}?comment=${comment}&kind=hide`, async (page) => {
      await page.getByRole("button", { name: words.preview }).click();
      await page.locator(".error").first().waitFor();
    }),
    at("action", `/g/${slug}/actions/${id}`),
    at("action-undo", `/g/${slug}/actions/${id}/undo`),
    at("action-lift", `/g/${slug}/actions/${id}/lift`),
    at("action-legal", `/g/${slug}/actions/${legal.id}`),
    at("action-hold", `/g/${slug}/actions/${legal.id}/hold`),
    at("appeal", `/g/${slug}/appeals/${appeal}`),
    ...["say", "decide", "vote", "lot", "withdraw"].map((door) =>
      at(`appeal-${door}`, `/g/${slug}/appeals/${appeal}/${door}`),
    ),
    at("action-appeal", `/g/${slug}/actions/${id}/appeal`),
    at("appeal-waits", `/g/${slug}/moderation?why=appeal`),
    refused("appeal-refused", `/g/${slug}/appeals/${appeal}`, async (page) => {
      const { grant, reason, decide } = appealWords.en;
      await page.getByLabel(grant).check();
      await page.getByLabel(reason, { exact: true }).fill("   ");
      await page.getByRole("button", { name: decide, exact: true }).click();
      await page.locator(".error").first().waitFor();
    }),
    at("standing", `/g/${slug}/standing`),
    at("log", `/g/${slug}/log`),
    at("log-numbers", `/g/${slug}/log/numbers`),
    at("log-asked", `/g/${slug}/log?action=hide&fate=in-force`),
  ];
}

/** Against what another moderator did, so that the host decides. */
async function appealOf({ host, guest, mod, slug, text }: Omit<Made, "comment">): Promise<string> {
  await host.ask("PATCH", `/groups/${slug}/members/${await mod.id()}`, { role: "moderator" });
  const comment = await guest.say(text, 3, "Nobody who has read it could say so.");
  const input = { kind: "hide", comment: comment.id, rule: 1, reason: "It says that others have not read it." };
  const { id } = await mod.ask<{ id: string }>("POST", `/groups/${slug}/actions`, input);
  const words = { words: "I meant the reviewers, and said so a line above." };
  const appeal = await guest.ask<{ id: string }>("POST", `/actions/${id}/appeal`, words);
  await mod.ask("POST", `/appeals/${appeal.id}/messages`, { body: "The line above was in another thread." });
  return appeal.id;
}
