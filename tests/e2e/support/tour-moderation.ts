/** Where a moderator acts, what was done as its own page, and how one stands in a group, as stops of the tour. */
import type { TextView } from "~/texts/text";
import { actFormWords } from "~/words/act-form";
import type { Person } from "./people";
import { at, refused, type Stop } from "./tour";

type Made = { host: Person; guest: Person; slug: string; text: TextView; comment: string };

export async function moderationStops({ host, guest, slug, text, comment }: Made): Promise<Stop[]> {
  const hidden = await guest.say(text, 3, "You are all fools, every one of you.");
  const reason = "It goes for the person, and not for what they said.";
  const input = { kind: "hide", comment: hidden.id, rule: 1, reason };
  const { id } = await host.ask<{ id: string }>("POST", `/groups/${slug}/actions`, input);
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
    at("standing", `/g/${slug}/standing`),
  ];
}
