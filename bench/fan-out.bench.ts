/** One comment to a thousand sockets, beside a bare `ws` server that sends the same bytes. */
import { Connection, postRequest } from "./support/http-client";
import { answerOf, cpuOf, pause, startHelper } from "./support/process";
import { seed } from "./support/seed";
import { startServer, temporaryFolder } from "./support/server";
import { median, percentile, rounds, row, shown } from "./support/table";

const watchers = 1_000;
const warmUp = 40;
const posts = 40;
/** Milliseconds between two posts: each is a message of its own, as between people. */
const between = 100;

type Helper = Awaited<ReturnType<typeof startHelper>>;
type Measured = { p50: number; p99: number; cost: number; lost: number };
type Side = { cpu: () => number; readers: Helper; post(number: number): Promise<void> };

export default async function fanOut() {
  const folder = temporaryFolder();
  const { textId, tokens, blocks } = await seed(folder, { comments: 200, writers: 4 });
  const server = await startServer(folder, "fan-out");
  const bare = await startHelper<{ port: number }>("bare-broadcast.ts");
  const ours = await startHelper("watchers.ts", [String(server.port), String(watchers), textId]);
  const theirs = await startHelper("watchers.ts", [String(bare.ready.port), String(watchers), ""]);
  const door = await Connection.open(server.port);
  const bareDoor = await Connection.open(bare.ready.port);
  let payload = "";
  const sides: Record<"ours" | "bare", Side> = {
    ours: {
      cpu: server.cpu,
      readers: ours,
      async post(number) {
        const body = {
          anchor: { block: blocks[number % 60] },
          body: `@@${number}@@ ${"One said, and many heard. ".repeat(6)}`,
        };
        const path = `/api/v1/texts/${textId}/comments`;
        const answer = await door.ask(postRequest(server.port, path, tokens[0]!, body), true);
        if (answer.status !== 201) throw new Error(`A comment was answered with ${answer.status}.`);
        const view = JSON.parse(String(answer.body)) as { seq: number };
        payload = `42${JSON.stringify(["comment", { seq: view.seq, view }])}`;
      },
    },
    bare: {
      cpu: () => cpuOf(bare.pid),
      readers: theirs,
      async post(number) {
        const said = Buffer.from(payload.replaceAll(/@@\d+@@/g, `@@${number}@@`));
        const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${said.length}\r\n\r\n`;
        await bareDoor.ask(Buffer.concat([Buffer.from(head), said]));
      },
    },
  };
  // Arrivals are told to those present; that is over after two seconds.
  await pause(4_000);
  const all = { ours: [] as Measured[], bare: [] as Measured[] };
  for (let round = 0; round <= rounds(); round++) {
    for (const name of ["ours", "bare"] as const) {
      const measured = await measure(sides[name], round === 0 ? warmUp : posts);
      if (round > 0) all[name].push(measured);
    }
  }
  await Promise.all([ours.stop(), theirs.stop(), bare.stop()]);
  door.close();
  await server.stop();

  const of = (name: "ours" | "bare", what: keyof Measured) => median(all[name].map((each) => each[what]));
  const ratio = (what: keyof Measured) =>
    median(all.ours.map((each, at) => each[what] / (all.bare[at]?.[what] ?? NaN)));
  const ms = (value: number) => shown(value, "ms");
  const lost = all.ours.reduce((sum, each) => sum + each.lost, 0);
  const cost = (name: "ours" | "bare") => shown(of(name, "cost") * 1e6, "µs");
  return {
    title: `One comment to ${watchers.toLocaleString("en")} sockets, ${1000 / between} comments a second, against a bare ws broadcast`,
    rows: [
      row("arrival p99, from the post on", {
        ...{ reached: ms(of("ours", "p99")), floor: ms(of("bare", "p99")), ratio: shown(ratio("p99")) },
        ...{ value: ratio("p99"), most: 2, asked: "≤ 2 times" },
      }),
      row("arrival p50, from the post on", {
        ...{
          reached: ms(of("ours", "p50")),
          floor: ms(of("bare", "p50")),
          ratio: shown(ratio("p50")),
          value: 0,
          asked: "–",
        },
      }),
      row("processor time per delivery, posting and all", {
        ...{
          reached: cost("ours"),
          floor: cost("bare"),
          ratio: shown(ratio("cost")),
          value: ratio("cost"),
          most: 1.6,
          asked: "≤ 1.6 times",
        },
      }),
      row("deliveries that did not come", { reached: String(lost), value: lost, most: 0, asked: "0" }),
    ],
  };
}

let number = 0;

async function measure({ cpu, readers, post }: Side, count: number): Promise<Measured> {
  await tell(readers, "clear", "cleared");
  const sent = new Map<number, number>();
  const before = cpu();
  for (let at = 0; at < count; at++) {
    const next = performance.now() + between;
    sent.set(++number, performance.timeOrigin + performance.now());
    await post(number);
    await pause(Math.max(0, next - performance.now()));
  }
  for (let waited = 0; waited < 50; waited++) {
    const { heard } = await tell<{ heard: number }>(readers, "heard", "heard");
    if (heard >= count * watchers) break;
    await pause(100);
  }
  const used = cpu() - before;
  const { arrivals } = await tell<{ arrivals: [number, number[]][] }>(readers, "arrivals", "arrivals");
  const delays = arrivals.flatMap(([which, times]) => times.map((time) => time - (sent.get(which) ?? NaN)));
  return {
    p50: percentile(delays, 0.5),
    p99: percentile(delays, 0.99),
    cost: used / delays.length,
    lost: count * watchers - delays.length,
  };
}

function tell<Answer extends object>({ child }: Helper, what: string, answer: string): Promise<Answer> {
  const heard = answerOf<Answer>(child, answer);
  child.send({ [what]: true });
  return heard;
}
