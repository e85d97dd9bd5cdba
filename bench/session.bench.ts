/** An evening with 300 screens and two facilitators: ten commands a second, and how soon everybody sees the same. */
import fs from "node:fs";
import path from "node:path";
import { mintId } from "../app/mint";
import type { SessionNow } from "../app/sessions/now";
import { Evening, type Press } from "./support/evening";
import { Connection, pageRequest, postRequest, type Answer } from "./support/http-client";
import { answerOf, pause, startHelper } from "./support/process";
import { seed, type Seeded } from "./support/seed";
import { startServer, temporaryFolder } from "./support/server";
import { median, percentile, rounds, row, shown } from "./support/table";

const people = 302;
const facilitators = 2;
const helpers = 3;
const perSecond = 10;
/** Of commands, in all rounds together. Ten minutes are 600. */
const seconds = Number(process.env["BENCH_SESSION_SECONDS"] ?? 30);

type Helper = Awaited<ReturnType<typeof startHelper>>;
type Heard = Array<[seq: number, at: number]>;
type Sent = { ask: string; at: number; took: number; status: number; seq: number; detail: string };

export default async function session() {
  const folder = temporaryFolder();
  const seeded = await seed(folder, { comments: 0, writers: people, signedIn: true });
  const server = await startServer(folder, "session");
  const bare = await startHelper<{ port: number }>("bare-broadcast.ts");
  const evening = new Evening(seeded.people, seeded.textId, seeded.blocks);
  const { id, now: begun } = await begin(server.port, seeded);
  const screens = await open(folder, "screens", server.port, id, seeded.cookies);
  const bareScreens = await open(folder, "bare", bare.ready.port, "", seeded.cookies);
  const commands = new Commands(server.port, id, seeded.cookies, begun);
  await commands.everybodyComes(seeded.people);
  await pause(4_000);

  const idle = server.memory();
  const sides = { ours: [] as number[][], bare: [] as number[][] };
  const calm: Array<{ after: number; agree: boolean; off: number }> = [];
  const figures: Array<{
    messages: number;
    bytes: number;
    asked: number;
    askedBytes: number;
    faults: string[];
    asking: number[];
  }> = [];
  let cpu = 0;
  for (let round = 0; round <= rounds(); round++) {
    // The first warms up.
    const length = round === 0 ? 5 : seconds / rounds();
    await tellAll(screens, "clear", "cleared");
    commands.sent = [];
    const before = server.cpu();
    await commands.run(evening, length);
    calm.push(await quiet(screens, commands));
    cpu += server.cpu() - before;
    const moved = (await tellAll<{ moved: Heard[] }>(screens, "moved", "moved")).flatMap((each) => each.moved);
    const ours = delaysOf(
      commands.sent.filter(({ ask }) => ask === "move"),
      moved,
    );
    const told = await tellAll<{ figures: (typeof figures)[0] }>(screens, "figures", "figures");
    const theirs = await bareRound(bare.ready.port, bareScreens, commands.now, Math.max(20, Math.min(100, length * 2)));
    if (round === 0) {
      calm.length = cpu = 0;
      continue;
    }
    sides.ours.push(ours);
    sides.bare.push(theirs);
    figures.push(...told.map((each) => each.figures));
    commands.kept.push(...commands.sent);
  }
  const [most, wanted] = [server.memory(), commands.kept.length];
  await Promise.all([...screens, ...bareScreens, bare].map((each) => each.stop()));
  commands.close();
  await server.stop();

  const p = (part: number) => {
    const at = (side: number[][]) => median(side.map((delays) => percentile(delays, part)));
    const ratio = median(sides.ours.map((delays, at) => percentile(delays, part) / percentile(sides.bare[at]!, part)));
    return { ours: at(sides.ours), bare: at(sides.bare), ratio };
  };
  const [p50, p99] = [p(0.5), p(0.99)];
  const ms = (value: number) => shown(value, "ms");
  const sum = (what: "messages" | "bytes" | "asked" | "askedBytes") =>
    figures.reduce((all, each) => all + each[what], 0);
  const took = commands.kept.map((each) => each.took);
  const faults = [
    ...figures.flatMap((each) => each.faults),
    ...commands.kept
      .filter(({ status }) => status !== 200 && status !== 409)
      .map((each) => `${each.ask}: ${each.status} ${each.detail}`),
  ];
  const noes = commands.kept.filter(({ status }) => status === 409);
  const asking = figures.flatMap((each) => each.asking);
  const lost = sides.ours.flat().filter((delay) => !Number.isFinite(delay)).length;
  const worst = Math.max(...calm.map(({ after }) => after));
  const disagreed = calm.filter(({ agree }) => !agree).length;
  const off = Math.max(...calm.map((each) => each.off));
  const as = (reached: string, asked = "–") => ({ reached, value: 0, asked });
  return {
    title: `${people - facilitators} participants and ${facilitators} facilitators, ${perSecond} commands a second for ${seconds} s, against a bare ws broadcast`,
    rows: [
      row("all screens agree, after quiet", {
        reached: ms(worst),
        value: disagreed > 0 ? Infinity : worst,
        most: 1_000,
        asked: "≤ 1 s",
      }),
      row("… and their clocks, off by at most", { reached: ms(off), value: off, most: 1_000, asked: "≤ 1 s" }),
      row("position seen by all, p99", {
        ...{
          reached: ms(p99.ours),
          floor: ms(p99.bare),
          ratio: shown(p99.ratio),
          value: p99.ratio,
          most: 3,
          asked: "≤ 3 times",
        },
      }),
      row("position seen by all, p50", { ...as(ms(p50.ours)), floor: ms(p50.bare), ratio: shown(p50.ratio) }),
      row("positions that were not seen", { reached: String(lost), value: lost, most: 0, asked: "0" }),
      row("commands and questions that failed", {
        reached: `${faults.length} of ${wanted}`,
        value: faults.length,
        most: 0,
        asked: "0",
      }),
      row("commands that came too late (409)", as(String(noes.length))),
      row("a command, p50 and p99", as(`${ms(percentile(took, 0.5))}, ${ms(percentile(took, 0.99))}`)),
      row("bytes of a message", as(shown(sum("bytes") / sum("messages") / 1000, "kB"))),
      row("messages to one screen", as(`${shown(sum("messages") / people / seconds)} a second`)),
      row(
        "questions of all screens",
        as(
          `${shown(sum("asked") / seconds)} a second, ${shown(sum("askedBytes") / Math.max(1, sum("asked")) / 1000, "kB")}`,
        ),
      ),
      row("… answered, p99", as(ms(asking.length > 0 ? percentile(asking, 0.99) : 0))),
      row("processor of the server", as(`${shown((cpu / seconds) * 100)} %`)),
      row("memory of the server", as(`${shown(idle)} → ${shown(most)} MB`)),
    ],
    notes: [
      ...new Set([...faults.slice(0, 5), ...noes.slice(0, 5).map(({ ask, detail }) => `${ask}: ${detail}`)]),
    ].join("\n"),
  };
}

/** A session that runs, with an agenda of twelve items. */
async function begin(port: number, { tokens, people, textId, blocks }: Seeded) {
  const door = await Connection.open(port);
  const api = async <Answer>(path: string, body: object, method = "POST"): Promise<Answer> => {
    const request = postRequest(port, `/api/v1${path}`, tokens[0]!, body).toString().replace(/^POST/, method);
    const answer = await door.ask(Buffer.from(request), true);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${String(answer.body)}`);
    return JSON.parse(String(answer.body)) as Answer;
  };
  const startsAt = new Date(Date.now() + 60_000).toISOString();
  const plan = {
    title: "An evening with many",
    startsAt,
    minutes: 120,
    texts: [textId],
    facilitators: [people[1]!.id],
  };
  const { id } = await api<{ id: string }>("/groups/bench/sessions", plan);
  for (let at = 0; at < 12; at++) {
    const passage = { textId, from: blocks[at * 5]!, to: blocks[at * 5 + 4]! };
    const prompt = "What does this passage ask of whoever reads it, and what would you answer?";
    await api(`/sessions/${id}/agenda`, { title: `Part ${at + 1}`, mode: "discussion", minutes: 10, passage, prompt });
  }
  const { now } = await api<{ now: SessionNow }>(`/sessions/${id}`, { state: "live" }, "PATCH");
  door.close();
  return { id, now };
}

/** Screens in a few processes; whoever runs the session is in the first. */
async function open(folder: string, name: string, port: number, id: string, cookies: string[]): Promise<Helper[]> {
  const size = Math.ceil(cookies.length / helpers);
  return Promise.all(
    Array.from({ length: helpers }, (_, at) => {
      const file = path.join(folder, `${name}-${at}.json`);
      fs.writeFileSync(file, JSON.stringify(cookies.slice(at * size, (at + 1) * size)));
      return startHelper("participants.ts", [String(port), id, at === 0 ? String(facilitators) : "0", file]);
    }),
  );
}

class Commands {
  sent: Sent[] = [];
  readonly kept: Sent[] = [];
  #idle: Connection[] = [];

  constructor(
    private readonly port: number,
    private readonly id: string,
    private readonly cookies: string[],
    public now: SessionNow,
  ) {}

  async everybodyComes(all: Seeded["people"]): Promise<void> {
    for (let at = 0; at < all.length; at += 20)
      await Promise.all(
        all
          .slice(at, at + 20)
          .map(({ id, name }, within) => this.send({ by: at + within, ask: { ask: "come", person: id, name } })),
      );
    const refused = this.sent.find(({ status }) => status !== 200);
    if (refused) throw new Error(`Not everybody could come: ${refused.detail}`);
  }

  /** So many a second, whether or not the last is answered. */
  async run(evening: Evening, seconds: number): Promise<void> {
    const began = performance.now();
    const open: Promise<void>[] = [];
    for (let count = 0; count < seconds * perSecond;) {
      await pause(Math.max(0, began + (count * 1000) / perSecond - performance.now()));
      const presses = evening.next(this.now);
      count += presses.length;
      open.push(...presses.map((press) => this.send(press)));
    }
    await Promise.all(open);
  }

  async send({ by, ask }: Press): Promise<void> {
    const body = new URLSearchParams({ ...ask, id: mintId() }).toString();
    const more = { Cookie: this.cookies[by]!, Accept: "application/json", Origin: `http://127.0.0.1:${this.port}` };
    const form = { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": String(body.length) };
    const head = pageRequest(this.port, `/s/${this.id}/mine`, { ...more, ...form })
      .toString()
      .replace(/^GET/, "POST");
    const sent: Sent = {
      ask: ask["ask"]!,
      at: performance.timeOrigin + performance.now(),
      took: 0,
      status: 0,
      seq: 0,
      detail: "",
    };
    this.sent.push(sent);
    const answer = await this.#ask(Buffer.from(head + body));
    sent.took = performance.timeOrigin + performance.now() - sent.at;
    sent.status = answer.status;
    const { now, detail } = JSON.parse(String(answer.body)) as { now?: SessionNow; detail?: string };
    if (now) sent.seq = now.seq;
    if (now && now.seq >= this.now.seq) this.now = now;
    sent.detail = detail ?? "";
  }

  /** The server lets go of connections that were idle; the same again, under the same id, is the same. */
  async #ask(request: Buffer): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      this.#idle = this.#idle.filter((each) => each.isOpen);
      const door = this.#idle.pop() ?? (await Connection.open(this.port));
      try {
        const answer = await door.ask(request, true);
        this.#idle.push(door);
        return answer;
      } catch (error) {
        if (tries > 1) throw error;
      }
    }
  }

  close(): void {
    for (const door of this.#idle) door.close();
  }
}

/** From the last answer on: when the last screen heard how it stands, and whether all hold the same. */
async function quiet(screens: Helper[], { sent, now }: Commands) {
  const last = Math.max(...sent.map(({ at, took }) => at + took));
  type Stand = { stand: Array<{ order: string; off: number }> };
  let stand: Stand["stand"] = [];
  let agree = false;
  for (let waited = 0; waited < 50 && !agree; waited++) {
    stand = (await tellAll<Stand>(screens, "stand", "stand")).flatMap((each) => each.stand);
    agree = new Set(stand.map(({ order }) => order)).size === 1 && stand[0]!.order.startsWith(`[${now.seq},`);
    if (!agree) await pause(50);
  }
  const heard = (await tellAll<{ heard: Heard[] }>(screens, "heard", "heard")).flatMap((each) => each.heard);
  const at = heard.map((each) => each.find(([seq]) => seq >= now.seq)?.[1] ?? last);
  return { after: Math.max(0, Math.max(...at) - last), agree, off: Math.max(...stand.map(({ off }) => Math.abs(off))) };
}

/** From sending to each screen that then knows of it; NaN where one never did. */
const delaysOf = (sent: Array<Pick<Sent, "at" | "seq">>, heard: Heard[]) =>
  sent.flatMap(({ at, seq }) => heard.map((each) => (each.find(([told]) => told >= seq)?.[1] ?? NaN) - at));

/** As many bytes as a message of ours has, to as many. */
async function bareRound(port: number, screens: Helper[], now: SessionNow, count: number): Promise<number[]> {
  const door = await Connection.open(port);
  await tellAll(screens, "clear", "cleared");
  const sent: Array<{ at: number; seq: number }> = [];
  for (let seq = 1; seq <= count; seq++) {
    const next = performance.now() + 1000 / perSecond;
    const said = Buffer.from(`42${JSON.stringify(["session", { seq, view: now }])}`);
    const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${said.length}\r\n\r\n`;
    sent.push({ at: performance.timeOrigin + performance.now(), seq });
    await door.ask(Buffer.concat([Buffer.from(head), said]));
    await pause(Math.max(0, next - performance.now()));
  }
  await pause(500);
  const heard = (await tellAll<{ heard: Heard[] }>(screens, "heard", "heard")).flatMap((each) => each.heard);
  door.close();
  return delaysOf(sent, heard);
}

function tellAll<Answer extends object>(all: Helper[], what: string, answer: string): Promise<Answer[]> {
  return Promise.all(
    all.map(({ child }) => {
      const heard = answerOf<Answer>(child, answer);
      child.send({ [what]: true });
      return heard;
    }),
  );
}
