/** Lists that take turns: who is put on which, by whom, and what all are told of it. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { isRefusal } from "~/refusals";
import { mintId } from "~/mint";
import { commandIn } from "~/sessions/command-input";
import { command } from "~/sessions/commanding.server";
import { changeCustoms, customsFor } from "~/sessions/customs.server";
import { planSession } from "~/sessions/planning.server";
import { sessionState } from "~/sessions/record.server";
import { circle, type Circle } from "../groups/circle";

process.env["LIMITS"] = "off";
let of: Circle;
let id: string;
type Who = keyof Circle["people"];

const tell = (who: Who, ask: object) => command(of.people[who], id, commandIn({ id: mintId(), ...ask }));
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => (isRefusal(error) ? error.kind : String(error)),
  );
const person = (who: Who) => of.people[who].id;
const seen = async () => (await sessionState(of.people.moderator, id)).now;

beforeAll(async () => {
  of = await circle("private");
  const customs = await customsFor(of.people.host, of.slug);
  const rules = { ...customs.rules, queue: "lists", lists: ["Front row", "Back row"] };
  await changeCustoms(of.people.host, of.slug, { ...customs, rules });
});
beforeEach(async () => {
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  id = (await planSession(of.people.host, of.slug, { title: "In rows", startsAt })).sessions[0]?.id ?? "";
  await tell("host", { ask: "start" });
});

test("each chooses for themselves, whoever runs it for anybody, and the queue takes turns by it", async () => {
  await tell("member", { ask: "list", person: person("member"), list: "Back row" });
  await tell("facilitator", { ask: "come", person: "marta-without-device", name: "Old Marta" });
  await tell("facilitator", { ask: "list", person: "marta-without-device", list: "Back row" });
  await tell("moderator", { ask: "list", person: person("moderator"), list: "Front row" });
  expect((await seen()).lists).toEqual({
    [person("member")]: "Back row",
    "marta-without-device": "Back row",
    [person("moderator")]: "Front row",
  });
  await tell("member", { ask: "raise", hand: mintId(), person: person("member") });
  await tell("host", { ask: "raise", hand: mintId(), person: "marta-without-device" });
  await tell("moderator", { ask: "raise", hand: mintId(), person: person("moderator") });
  const { queue } = await seen();
  expect(queue.map((hand) => [hand.person.id, hand.because])).toEqual([
    [person("moderator"), { why: "list", list: "Front row" }],
    [person("member"), { why: "list", list: "Back row" }],
    ["marta-without-device", { why: "list", list: "Back row" }],
  ]);
  await tell("moderator", { ask: "list", person: person("moderator"), list: "" });
  expect((await seen()).lists).not.toHaveProperty(person("moderator"));
});

test("nobody chooses for another, nor a list that the group has not", async () => {
  await tell("moderator", { ask: "come", person: person("moderator"), name: "Mo" });
  expect(await refusal(tell("member", { ask: "list", person: person("moderator"), list: "Back row" }))).toBe(
    "forbidden",
  );
  for (const list of ["Balcony", "back row", "constructor"])
    expect(await refusal(tell("member", { ask: "list", person: person("member"), list }))).toBe("conflict");
  expect(await refusal(tell("outsider", { ask: "list", person: person("outsider"), list: "Back row" }))).toBe(
    "not-found",
  );
  expect((await seen()).lists).toEqual({});
});

test("under another rule nobody is told of lists", async () => {
  await tell("member", { ask: "list", person: person("member"), list: "Back row" });
  const { rules } = await seen();
  await tell("host", { ask: "rules", rules: { ...rules, queue: "first-come" } });
  expect((await seen()).lists).toEqual({});
});
