/** Pages of a session that runs, and of one that is over, as stops of the tour. */
import { mintId } from "~/mint";
import type { TextView } from "~/texts/text";
import { block, type Person } from "./people";
import { planEvening, tell, type Evening } from "./sessions";
import { at, type Stop } from "./tour";

type Circle = { host: Person; guest: Person; slug: string; text: TextView };

export async function liveSessionStops({ host, guest, slug, text }: Circle): Promise<Stop[]> {
  const [coming, running, over] = await Promise.all(
    ["To come", "An evening that runs", "An evening that is over"].map((title) => planEvening(host, slug, text, title)),
  );
  if (!coming || !running || !over) throw new Error("nothing planned");
  await fill(running, host, guest, text);
  await fill(over, host, guest, text);
  await tell(host, over.id, { ask: "end" });
  const minutes = (step: string, version: number) =>
    host.ask("POST", `/sessions/${over.id}/minutes`, { step, version });
  await minutes("record", 0);
  await minutes("show", 1);
  await guest.ask("POST", `/sessions/${over.id}/minutes/amendments`, { body: "It was the hay, not the wool." });
  return [
    at("join-nobody", "/join/no-such-session"),
    at("session-run-before", `${coming.url}/run`),
    at("session-screen-before", `${coming.url}/screen`),
    at("session-run", `${running.url}/run`),
    at("session-live", running.url),
    at("session-screen", `${running.url}/screen`),
    at("session-after", over.url),
    at("session-run-after", `${over.url}/run`),
    at("catch-up", `${over.url}/catch-up?at=4`),
    at("catch-up-live", `${running.url}/catch-up`),
    at("catch-up-before", `${coming.url}/catch-up`),
    at("minutes", `${over.url}/minutes`),
    at("minutes-edit", `${over.url}/minutes?edit`),
    at("minutes-version", `${over.url}/minutes?version=1`),
  ];
}

/** Everything that can stand on the pages. */
async function fill({ id }: Evening, host: Person, guest: Person, text: TextView): Promise<void> {
  const passage = { textId: text.id, from: block(text, 2), to: block(text, 4) };
  const rosterOf = async () =>
    (await host.ask<{ now: { roster: Array<{ id: string }> } }>("GET", `/sessions/${id}`)).now.roster;
  const { id: me } = await host.ask<{ id: string }>("GET", "/me");
  const { id: other } = await guest.ask<{ id: string }>("GET", "/me");
  const [marta, turn, poll] = [mintId(), mintId(), mintId()];
  const raise = (person: string, kind: string, words: string) => ({
    ask: "raise",
    hand: mintId(),
    person,
    kind,
    words,
  });
  await tell(host, id, { ask: "start" });
  await tell(host, id, { ask: "next", from: null, to: null });
  await tell(host, id, { ask: "come", person: marta, name: "Marta, who has brought no device of her own" });
  await tell(host, id, { ask: "give-floor", from: null, person: marta, turn, kind: "point" });
  await tell(host, id, raise(me, "point", "the price of wool in the years before, and who paid it"));
  await tell(guest, id, raise(other, "question", ""));
  await tell(host, id, { ask: "add-reading", reading: mintId(), passage, each: true });
  await tell(host, id, { ask: "rotate-readings" });
  await tell(host, id, { ask: "begin-reading", reading: (await rosterOf())[0]?.id });
  await tell(guest, id, { ask: "pass-reading", reading: (await rosterOf())[1]?.id, person: other });
  await guest.ask("POST", `/sessions/${id}/messages`, { body: "I cannot hear those who sit by the window." });
  await tell(host, id, { ask: "open-poll", poll: mintId(), kind: "temperature", question: "How warm are we?" });
  await tell(host, id, { ask: "open-poll", poll, kind: "consent", question: "We read chapter two in two halves" });
  await tell(guest, id, { ask: "vote", poll, person: other, choice: 2, reason: "It is too short for two evenings." });
  await tell(host, id, { ask: "close-poll", poll });
  for (const [kind, body] of [
    ["decision", "Chapter two in two halves"],
    ["task", "Bring the village book"],
    ["question", "What was a stint worth?"],
    ["minutes", "Nobody disputes the rule; we disagree about who made it."],
  ])
    await tell(host, id, {
      ...{ ask: "note", note: mintId(), kind, body },
      ...(kind === "task" ? { person: other, due: "2027-01-12" } : {}),
    });
}
