/** Where the group is in the text reaches a session's room before all the rest, and nobody else. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAuthSession } from "~/accounts/auth-session.server";
import type { LiveSocket } from "~/live/connection";
import { evenings, type Evenings } from "../sessions/evening";
import { ask, openStage, pause, type Stage } from "./stage";

let stage: Stage;
let evening: Evenings;
beforeAll(async () => {
  stage = await openStage();
  evening = await evenings();
});
afterAll(() => stage.close());

test("a move is told twice, first in short; anything else once; an outsider hears neither", async () => {
  const { of, planned, tell } = evening;
  const id = await planned();
  const heard: Record<
    string,
    Array<[event: string, news: { seq?: number; spot?: unknown; view?: { spot: unknown } }]>
  > = {};
  for (const who of ["member", "outsider"] as const) {
    const cookie = (await startAuthSession({ id: of.people[who].id, isOperator: false })).split(";")[0] ?? "";
    const socket: LiveSocket = stage.client({ cookie });
    const said = (heard[who] = [] as (typeof heard)[string]);
    (socket as unknown as { onAny(hear: (event: string, news: object) => void): void }).onAny((event, news) =>
      said.push([event, news]),
    );
    expect(await ask(socket, "join", { room: `session:${id}` })).toMatchObject({ ok: who === "member" });
  }
  // What is told of the beginning may be read after the move on a slow machine: it has to be over first.
  const { now: begun } = await tell("host", id, { ask: "start" });
  for (let tries = 0; tries < 500 && heard["member"]!.at(-1)?.[1].seq !== begun.seq; tries++) await pause(20);
  expect(heard["member"]!.at(-1)?.[1].seq).toBe(begun.seq);
  // And what is told once more for all that happened meanwhile: it would tell of the move along with it.
  for (let before = -1; before !== heard["member"]!.length; await pause(400)) before = heard["member"]!.length;
  heard["member"]!.length = 0;
  const { now } = await tell("host", id, { ask: "move", spot: { textId: evening.textId, block: evening.blocks[1] } });
  for (let tries = 0; tries < 500 && heard["member"]!.length < 2; tries++) await pause(20);
  expect(heard["member"]).toMatchObject([
    [
      "position",
      {
        room: `session:${id}`,
        seq: now.seq,
        spot: now.spot,
        places: { [evening.blocks[1]!]: { textId: evening.textId } },
      },
    ],
    ["session", { seq: now.seq, view: { spot: now.spot } }],
  ]);
  await tell("member", id, {
    ask: "raise",
    hand: "a-hand-of-mine",
    person: of.people.member.id,
    kind: "point",
    words: "",
  });
  for (let tries = 0; tries < 500 && heard["member"]!.length < 3; tries++) await pause(20);
  await pause(100);
  expect(heard["member"]!.slice(2).map(([event]) => event)).toEqual(["session"]);
  expect(heard["outsider"]).toEqual([]);
});
