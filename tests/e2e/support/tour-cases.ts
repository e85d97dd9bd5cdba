/** Pages of rules, reports, and what waits for moderators, as stops of the tour. */
import type { TextView } from "~/texts/text";
import { holdWords } from "~/words/holds";
import { reportWords } from "~/words/reports";
import type { Circle } from "./tour-sessions";
import { at, refused, type Stop } from "./tour";

type Waiting = { items: Array<{ id: string }> };

export async function caseStops({
  host,
  guest,
  slug,
  empty,
  text,
  first,
}: Circle & { text: TextView; first: string }): Promise<Stop[]> {
  const rules = (await host.ask<{ rules: object[] }>("GET", `/groups/${slug}/rules`)).rules;
  await host.ask("PUT", `/groups/${slug}/rules`, { preamble: "We read together.", rules, note: "As proposed" });
  await host.ask("PUT", `/groups/${slug}/rules`, {
    preamble: "We read together, on Tuesdays.",
    rules: [...rules.slice(1), { title: "Come prepared", text: "Read the passage before the evening." }],
    note: "Staying with the text goes without saying",
  });
  const remark = await guest.say(
    text,
    3,
    "Anyone who still believes this is either paid or has not read a page of it.",
  );
  await host.ask("POST", `/comments/${remark.id}/reports`, { rule: 2, words: "Personal, and not about the text" });
  await host.ask("POST", `/groups/${slug}/members/${await guest.id()}/reports`, { rule: 3, about: "name" });
  await host.ask("POST", `/texts/${text.id}/reports`, { words: "Is this ours to put up?" });
  const { items } = await host.ask<Waiting>("GET", `/groups/${slug}/reports`);
  const [one] = items;
  await host.ask("PATCH", `/cases/${one?.id ?? ""}`, { claim: true, note: "I know them both from the evenings." });
  const hold = await host.ask<{ id: string }>("POST", `/cases/${items[1]?.id ?? ""}/hold`, {
    reason: "The district court, file 3 C 26/26, until it has decided.",
  });
  return [
    at("rules", `/g/${slug}/rules`),
    at("rules-proposed", `/g/${empty}/rules`),
    at("rules-stranger", `/g/${slug}/rules`, false),
    at("rules-version", `/g/${slug}/rules/2`),
    at("rules-edit", `/g/${slug}/rules/edit`),
    at("rules-edit-from", `/g/${slug}/rules/edit?from=political`),
    at("report", `/c/${first}/report`),
    refused("report-refused", `/c/${first}/report`, async (page) => {
      await page.getByRole("radio", { name: reportWords.en.none }).check();
      await page.getByRole("button", { name: reportWords.en.send }).click();
      await page.locator(".error").first().waitFor();
    }),
    at("report-sent", `/c/${first}/report?sent`),
    at("report-text", `/t/${text.id}/report`),
    at("report-person", `/g/${slug}/members/${await guest.id()}/report`),
    at("moderation", `/g/${slug}/moderation`),
    at("moderation-filtered", `/g/${slug}/moderation?why=held`),
    at("moderation-empty", `/g/${empty}/moderation`),
    at("hold-put", `/g/${slug}/moderation/${one?.id ?? ""}/hold`),
    refused("hold-refused", `/g/${slug}/moderation/${one?.id ?? ""}/hold`, async (page) => {
      await page.getByRole("button", { name: holdWords.en.put }).click();
      await page.locator(".error").first().waitFor();
    }),
    at("hold", `/g/${slug}/holds/${hold.id}`),
    at("records", `/g/${slug}/moderation/people/${await guest.id()}`),
    at("hold-end", `/g/${slug}/holds/${hold.id}/end`),
    ...["note", "hand-over", "dismiss"].map((door) =>
      at(`case-${door}`, `/g/${slug}/moderation/${one?.id ?? ""}/${door}`),
    ),
    ...items.map(({ id }, number) => at(`case-${number + 1}`, `/g/${slug}/moderation/${id}`)),
  ];
}
