/**
 * `kill -9` in mid-sentence: somebody speaks, others wait, a secret poll is open. Whoever starts next knows exactly where it was,
 * and what was answered is kept, once. With `DATABASE_URL=postgres://…` on that server.
 */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, isBuilt } from "../../bin/build.js";
import { mintId } from "~/mint";
import type { SessionNow } from "~/sessions/now";
import { pause } from "../../bench/support/process";
import { seed, type Seeded } from "../../bench/support/seed";
import { startServer, temporaryFolder, type RunningServer } from "../../bench/support/server";
import { onServer } from "../support/on-server";
import { comesTrue } from "./served";

const people = 8;
const rounds = Number(process.env["CRASH_ROUNDS"] ?? 6);
const postgres = process.env["DATABASE_URL"]?.startsWith("postgres") ? process.env["DATABASE_URL"] : undefined;
const name = `lectern_crash_${randomBytes(6).toString("hex")}`;
const database = postgres ? named(postgres) : "";

type Ask = Record<string, unknown>;
type View = { now: SessionNow; mine: { votes: Record<string, number> }; seq: number; state: string };
type Line = { number: number; kind: string } & Record<string, unknown>;

let running: RunningServer | undefined;
const folders: string[] = [];
beforeAll(async () => {
  if (!isBuilt()) await build({ quiet: true });
  if (postgres) await onServer(postgres, `create database ${name}`);
});
afterAll(async () => {
  running?.child.kill("SIGKILL");
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  if (postgres) await onServer(postgres, `drop database if exists ${name} with (force)`);
});

describe(`a session that runs, on ${postgres ? "PostgreSQL" : "SQLite"}`, () => {
  let folder = "";
  let of: Seeded;
  let sessionId = "";

  const start = async () => {
    running = await startServer(folder, "server", { DATABASE_URL: database });
    const { port } = running;
    const ready = await comesTrue(30_000, async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok);
    if (!ready) throw new Error("The server did not become ready.");
  };
  const kill = async () => {
    const died = new Promise((resolve) => running?.child.once("exit", resolve));
    running?.child.kill("SIGKILL");
    running = undefined;
    await died;
  };
  const api = async (who: number, method: string, path: string, body?: object) => {
    if (!running) throw new Error("There is no server.");
    const answer = await fetch(`http://127.0.0.1:${running.port}/api/v1${path}`, {
      ...{ method, ...(body ? { body: JSON.stringify(body) } : {}), signal: AbortSignal.timeout(10_000) },
      headers: { Authorization: `Bearer ${of.tokens[who]}`, "Content-Type": "application/json" },
    });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  /** Until it is answered, under one id; `again`: once more after that. */
  const press = async (who: number, ask: Ask, again = false): Promise<{ status: number; detail: string }> => {
    const body = { id: mintId(), ...ask };
    for (let wanted = again ? 2 : 1; ;) {
      const answer = await api(who, "POST", `/sessions/${sessionId}/commands`, body).catch(() => null);
      if (!answer || answer.status >= 500) await pause(10);
      else if (--wanted === 0) return { status: answer.status, detail: JSON.stringify(answer.body) };
    }
  };
  const done = async (who: number, ask: Ask) => expect(await press(who, ask)).toMatchObject({ status: 200 });
  const person = (who: number) => of.people[who]?.id ?? "";
  const seen = async (who: number) => (await api(who, "GET", `/sessions/${sessionId}`)).body as View;
  const lines = async (): Promise<Line[]> => {
    const all: Line[] = [];
    for (let more = true; more;) {
      const answer = await api(0, "GET", `/sessions/${sessionId}/events?since=${all.at(-1)?.number ?? 0}`);
      const page = answer.body as { events: Line[]; more: boolean };
      all.push(...page.events);
      more = page.more;
    }
    return all;
  };

  beforeAll(async () => {
    folder = temporaryFolder();
    folders.push(folder);
    of = await seed(folder, { comments: 0, writers: people, database });
    await start();
    const startsAt = new Date(Date.now() + 60_000).toISOString();
    const plan = { title: "An evening", startsAt, texts: [of.textId], facilitators: [person(1)] };
    sessionId = ((await api(0, "POST", "/groups/bench/sessions", plan)).body as { id: string }).id;
    await done(0, { ask: "start" });
    for (let who = 0; who < people; who++) await done(who, { ask: "come", person: person(who), name: "Me" });
  });
  afterAll(async () => {
    if (running) await kill();
  });

  test("state, clock and queue are exactly what they were, in mid-sentence", async () => {
    const { textId, blocks } = of;
    const item = { id: mintId(), title: "Closely", mode: "discussion", minutes: 10, prompt: "What is meant?" };
    const passage = { textId, from: blocks[3], to: blocks[6] };
    await done(0, { ask: "add-item", item: { ...item, passage }, before: null });
    await done(1, { ask: "next", from: null, to: item.id });
    await done(0, { ask: "extend", item: item.id, minutes: 3 });
    await done(1, { ask: "move", spot: { textId, block: blocks[5] } });
    for (const who of [2, 3, 4, 5, 6])
      await done(who, {
        ...{ ask: "raise", hand: `hand-${who}-of-them`, person: person(who) },
        ...{ kind: who === 5 ? "question" : "point", words: `what ${who} means` },
      });
    await done(0, { ask: "call", from: null, hand: null, turn: "turn-that-goes-on" });
    await done(1, { ask: "place", hand: "hand-6-of-them", place: 0 });
    await done(0, { ask: "come", person: "without-a-device", name: "Ada, without a device" });
    await done(0, { ask: "raise", hand: "hand-of-ada", person: "without-a-device", kind: "order", words: "" });
    await done(0, { ask: "hand-baton", person: person(7) });
    await done(0, { ask: "open-poll", poll: "secret-poll", kind: "yes-no", question: "Is it so?", isSecret: true });
    for (const [who, choice] of [0, 0, 1].entries())
      await done(who + 2, { ask: "vote", poll: "secret-poll", person: person(who + 2), choice });
    await done(0, { ask: "note", note: "a-decision", kind: "decision", body: "We go on with ¶ 6." });
    const withoutTheClock = ({ now: { at, ...now }, ...view }: View) => {
      const mine = { ...view.mine, airtime: [] };
      return { view: { ...view, mine, now }, at: Date.parse(at) };
    };

    const before = [await seen(0), await seen(3), await seen(7)].map(withoutTheClock);
    expect(before[0]?.view.now).toMatchObject({
      ...{ state: "live", here: 9, spot: { textId, block: blocks[5] }, item: item.id },
      turn: { id: "turn-that-goes-on" },
    });
    expect(before[0]?.view.now.queue).toHaveLength(5);
    expect(before[1]?.view.mine.votes).toEqual({ "secret-poll": -1 });
    await kill();
    await start();
    const after = [await seen(0), await seen(3), await seen(7)].map(withoutTheClock);
    expect(after.map(({ view }) => view)).toEqual(before.map(({ view }) => view));
    expect(after[0]!.at).toBeGreaterThan(before[0]!.at);

    // It goes on from there: the votes lie in their box, the one who held the floor has spoken since before the server died.
    const again = await press(3, { ask: "vote", poll: "secret-poll", person: person(3), choice: 1 });
    expect([again.status, /secret/i.test(again.detail)]).toEqual([409, true]);
    await done(0, { ask: "close-poll", poll: "secret-poll" });
    await done(1, { ask: "call", from: "turn-that-goes-on", hand: null, turn: "turn-after-that" });
    const { now } = await seen(5);
    expect(now.polls.find(({ id }) => id === "secret-poll")?.tally).toEqual([2, 1, 0]);
    // Where a facilitator has put somebody goes before what the rule says.
    expect(now.turn).toMatchObject({ id: "turn-after-that", person: { id: person(6) } });
    expect(Date.parse(now.turn!.from) - Date.parse(before[0]!.view.now.turn!.from)).toBeGreaterThan(0);
  });

  test(`${rounds} times while all press: what was answered is kept, once`, async () => {
    const polls = Array.from({ length: rounds }, (_, at) => `poll-of-round-${at}`);
    await done(0, { ask: "end-turn", turn: "turn-after-that" });
    // Whoever has a hand up changes it instead of raising another.
    for (const { id } of (await seen(0)).now.queue) await done(0, { ask: "lower", hand: id });
    // Whose hand is up already raises no other.
    for (const { id } of (await seen(0)).now.queue) await done(0, { ask: "lower", hand: id });
    const noted: string[] = [];
    const raised: string[] = [];
    const voted: Array<[poll: string, who: number]> = [];
    const faults: string[] = [];
    let open = "";
    let over = false;
    const note = (who: number, { status, detail }: { status: number; detail: string }, late: boolean) =>
      status === 200 || (late && status === 409) || faults.push(`${who}: ${status} ${detail}`);
    const member = async (who: number) => {
      const has = new Set<string>();
      for (let at = 0; !over; at++) {
        const [hand, id] = [mintId(), mintId()];
        note(
          who,
          await press(who, { ask: "raise", hand, person: person(who), kind: "point", words: "" }, at % 3 === 0),
          false,
        );
        raised.push(hand);
        note(
          who,
          await press(who, { ask: "note", note: id, kind: "note", body: `Note ${at} of ${who}` }, at % 3 === 1),
          false,
        );
        noted.push(id);
        const poll = open;
        if (poll && !has.has(poll)) {
          has.add(poll);
          const cast = await press(who, { ask: "vote", poll, person: person(who), choice: who % 3 }, true);
          note(who, cast, true);
          if (cast.status === 200) voted.push([poll, who]);
        }
        // Called meanwhile, or still up: both are answered.
        note(who, await press(who, { ask: "lower", hand }, at % 3 === 2), false);
      }
    };
    const facilitator = async (who: number) => {
      while (!over) {
        const view = await seen(who).catch(() => null);
        if (!view) await pause(10);
        else
          note(
            who,
            await press(who, { ask: "call", from: view.now.turn?.id ?? null, hand: null, turn: mintId() }, true),
            true,
          );
      }
    };
    const all = [facilitator(0), facilitator(1), ...[2, 3, 4, 5, 6, 7].map(member)];
    for (const [at, poll] of polls.entries()) {
      await press(0, { ask: "open-poll", poll, kind: "yes-no", question: `Round ${at}?`, isSecret: at % 2 === 0 });
      const [notes, votes] = [noted.length, voted.length];
      open = poll;
      // However slow the machine: no round ends before something was answered in it.
      await comesTrue(30_000, async () => noted.length >= notes + 4 && voted.length >= votes + 2);
      await pause(50 * (at % 4));
      await kill();
      await start();
      open = "";
      note(0, await press(0, { ask: "close-poll", poll }), false);
    }
    over = true;
    await Promise.all(all);
    const record = await lines();
    await kill();
    await start();
    expect(await lines()).toEqual(record);

    expect(faults).toEqual([]);
    // Without a gap, and nothing twice.
    expect(record.map(({ number }) => number)).toEqual(record.map((_, at) => at + 1));
    const times = (kind: string, of: (line: Line) => unknown) => {
      const count = new Map<unknown, number>();
      for (const line of record) if (line.kind === kind) count.set(of(line), (count.get(of(line)) ?? 0) + 1);
      return count;
    };
    const notes = times("noted", (line) => (line["note"] as { id: string }).id);
    expect(noted.filter((id) => notes.get(id) !== 1)).toEqual([]);
    const hands = times("hand-raised", ({ hand }) => hand);
    expect(raised.filter((id) => hands.get(id) !== 1)).toEqual([]);
    const votes = times("voted", (line) => `${String(line["poll"])} ${String(line["person"])}`);
    expect([...votes.values()].every((count) => count === 1)).toBe(true);
    expect(voted.filter(([poll, who]) => votes.get(`${poll} ${person(who)}`) !== 1)).toEqual([]);
    // In the box lies a ballot for each who is recorded to have voted, no more and no fewer.
    const { now } = await seen(0);
    for (const poll of polls) {
      const { tally, voted: count } = now.polls.find(({ id }) => id === poll)!;
      expect([poll, tally!.reduce((sum, each) => sum + each, 0)]).toEqual([poll, count]);
    }
    // Turns began and ended in turn: one speaker at most.
    const turns = record.filter(({ kind }) => kind === "turn-began" || kind === "turn-ended").map(({ kind }) => kind);
    expect(turns.every((kind, at) => kind === (at % 2 === 0 ? "turn-began" : "turn-ended"))).toBe(true);
    // Otherwise nothing was tried.
    expect(noted.length).toBeGreaterThan(rounds * 3);
    expect(voted.length).toBeGreaterThan(rounds);
    console.log(
      `${record.length} lines; answered: ${noted.length} notes, ${raised.length} hands, ${voted.length} votes`,
    );
  });
});

function named(url: string): string {
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.href;
}
