/** That a session runs, wherever one is: each member hears that something of theirs changed, nobody else, and what it is only by asking. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAuthSession } from "~/accounts/auth-session.server";
import type { LiveSocket } from "~/live/connection";
import * as running from "~/routes/running";
import { get } from "../comments/page-support";
import { evenings, type Evenings } from "../sessions/evening";
import { ask, openStage, pause, type Stage } from "./stage";

const members = ["host", "facilitator", "moderator", "member"] as const;
const others = ["outsider", "pending"] as const;
type Named = (typeof members)[number] | (typeof others)[number];

let stage: Stage;
let evening: Evenings;
const heard = {} as Record<Named, string[]>;

beforeAll(async () => {
  stage = await openStage();
  evening = await evenings();
  for (const who of [...members, ...others]) {
    const cookie = (await startAuthSession({ id: evening.of.people[who].id, isOperator: false })).split(";")[0] ?? "";
    const socket: LiveSocket = stage.client({ cookie });
    heard[who] = [];
    (socket as unknown as { onAny(hear: (...news: unknown[]) => void): void }).onAny((...news) =>
      heard[who].push(JSON.stringify(news)),
    );
    expect(await ask(socket, "join", { room: "user:me" })).toMatchObject({ ok: true });
  }
});
afterAll(() => stage.close());

const hints = (who: Named) => heard[who].filter((news) => /"changed".*"user:me".*"session"/.test(news)).length;

/** What a page beside it is told; a stranger is asked to sign in, or hears of none. */
async function shownTo(who: Named | null) {
  const as = who && evening.of.people[who];
  const answer = (await running.loader(get("/running?at=/", { as, params: {} }))) as Response;
  return (JSON.parse(await answer.text()) as { running: { id: string; may: string } | null }).running;
}

test("it begins, is put back, begins and ends: members hear each, and find what is so", async () => {
  const id = await evening.planned({ title: "Zwielicht" });
  const steps = [
    ["start", id],
    ["put-back", null],
    ["start", id],
    ["end", null],
  ] as const;
  let times = 0;
  for (const [step, runs] of steps) {
    await evening.tell("host", id, { ask: step });
    times++;
    for (let tries = 0; tries < 60 && members.some((who) => hints(who) < times); tries++) await pause(50);
    expect(members.map(hints), step).toEqual(members.map(() => times));
    for (const who of members) expect((await shownTo(who))?.id ?? null, `${who} after ${step}`).toBe(runs);
    for (const who of others) expect([hints(who), await shownTo(who)], `${who} after ${step}`).toEqual([0, null]);
    expect(await shownTo(null)).toBeNull();
  }
  expect(JSON.stringify(heard)).not.toContain("Zwielicht");
});

test("whoever may run it is told so, and nobody else", async () => {
  const id = await evening.planned();
  await evening.tell("host", id, { ask: "start" });
  expect((await shownTo("host"))?.may).toBe("run");
  expect((await shownTo("facilitator"))?.may).toBe("run");
  expect((await shownTo("member"))?.may).not.toBe("run");
  await evening.tell("host", id, { ask: "end" });
});
