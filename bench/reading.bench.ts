/** What the reading page costs a server: first asked for, unchanged, with ten times the comments, and in memory. */
import { ask, Connection, during, pageRequest, postRequest, times } from "./support/http-client";
import { cpuOf, startHelper } from "./support/process";
import { seed, type Seeded } from "./support/seed";
import { startServer, temporaryFolder, type RunningServer } from "./support/server";
import { median, percent, rounds, row, shown } from "./support/table";

type Page = {
  server: RunningServer;
  seeded: Seeded;
  path: string;
  plain: Buffer;
  gzip: Buffer;
  unchanged: Buffer;
  length: number;
};

/** Of one measurement: processor time is counted in hundredths of a second. */
const milliseconds = Number(process.env["BENCH_READING_MS"] ?? 2_000);
const memoryRequests = Number(process.env["BENCH_MEMORY_REQUESTS"] ?? 20_000);

export default async function reading() {
  const few = await open("reading-200", 200);
  const many = await open("reading-2000", 2_000);
  const bare = await startHelper<{ port: number }>("bare-http.ts");
  const bareRequest = Buffer.from(`GET /${few.length} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  const cases = {
    plain: () => costOf(few.server.cpu, few.server.port, few.plain),
    gzip: () => costOf(few.server.cpu, few.server.port, few.gzip),
    unchanged: () => costOf(few.server.cpu, few.server.port, few.unchanged, 304),
    many: () => costOf(many.server.cpu, many.server.port, many.plain),
    floor: () => costOf(() => cpuOf(bare.pid), bare.ready.port, bareRequest),
    afterPost: () => costAfterPost(few),
  };
  const costs = Object.fromEntries(Object.keys(cases).map((name) => [name, [] as number[]])) as Record<
    keyof typeof cases,
    number[]
  >;
  for (const { server, plain } of [few, many]) await ask(server.port, plain, times(3_000));
  for (let round = 0; round <= rounds(); round++) {
    for (const [name, measure] of Object.entries(cases)) {
      const cost = await measure();
      // The first round warms up.
      if (round > 0) costs[name as keyof typeof cases].push(cost);
    }
  }
  const cost = Object.fromEntries(Object.entries(costs).map(([name, list]) => [name, median(list)])) as Record<
    keyof typeof cases,
    number
  >;
  const memory = await memoryOver(few);
  await Promise.all([few.server.stop(), many.server.stop(), bare.stop()]);

  const floor = `${shown(cost.floor * 1000, "µs")}`;
  const ms = (value: number) => shown(value, "ms");
  const asked = "≤ 2 ms, aim 1";
  return {
    title: "Reading page: 60 paragraphs, anonymous (processor time of the server per request)",
    rows: [
      row("page, 200 comments", {
        reached: ms(cost.plain),
        floor,
        ratio: shown(cost.plain / cost.floor),
        value: cost.plain,
        most: 2,
        asked,
      }),
      row("page, 200 comments, gzip", {
        reached: ms(cost.gzip),
        floor,
        ratio: shown(cost.gzip / cost.floor),
        value: cost.gzip,
        most: 2,
        asked,
      }),
      row("304, nothing changed", {
        ...{
          reached: ms(cost.unchanged),
          floor,
          ratio: percent(cost.unchanged / cost.plain),
          asked: "< 10 % of the page, or of 2 ms",
        },
        ...{ value: cost.unchanged / Math.max(2, cost.plain), most: 0.1 },
      }),
      row("page, 2,000 comments: time", {
        reached: ms(cost.many),
        ratio: shown(cost.many / cost.plain),
        value: cost.many / cost.plain,
        most: 1.3,
        asked: "≤ 1.3 times",
      }),
      row("page, 2,000 comments: HTML", {
        ...{
          reached: shown(many.length / 1024, "kB"),
          floor: shown(few.length / 1024, "kB"),
          ratio: shown(many.length / few.length),
        },
        ...{ value: many.length / few.length, most: 1.5, asked: "≤ 1.5 times" },
      }),
      row("post and the page made anew", {
        reached: ms(cost.afterPost),
        floor,
        ratio: shown(cost.afterPost / cost.floor),
        value: 0,
        asked: "–",
      }),
      row(`memory over ${memoryRequests.toLocaleString("en")} requests`, {
        ...{
          reached: `${memory.map((each) => Math.round(each)).join(" → ")} MB`,
          ratio: shown(memory.at(-1)! / memory[1]!),
        },
        ...{ value: memory.at(-1)! / memory[1]!, most: 1.15, asked: "flat (≤ 1.15)" },
      }),
    ],
  };
}

async function open(name: string, comments: number): Promise<Page> {
  const folder = temporaryFolder();
  const seeded = await seed(folder, { comments, writers: 8 });
  const server = await startServer(folder, name);
  const path = `/t/${seeded.textId}`;
  const plain = pageRequest(server.port, path);
  const connection = await Connection.open(server.port);
  const first = await connection.ask(plain, true);
  const again = await connection.ask(plain, true);
  connection.close();
  if (again.status !== 200) throw new Error(`The reading page answered ${again.status}.`);
  const [, etag = '"none"'] = /\r\netag: (.+)/i.exec(again.headers) ?? [];
  return {
    ...{ server, seeded, path, plain, length: first.body?.length ?? 0 },
    gzip: pageRequest(server.port, path, { "Accept-Encoding": "gzip, deflate, br, zstd" }),
    unchanged: pageRequest(server.port, path, { "If-None-Match": etag.trim() }),
  };
}

/** Milliseconds of processor time a request. */
async function costOf(cpu: () => number, port: number, request: Buffer, status = 200): Promise<number> {
  const before = cpu();
  const statuses = await ask(port, request, during(milliseconds));
  const used = cpu() - before;
  // A page that does not answer 304 yet is measured as what it is.
  const answered = [...statuses.keys()];
  if (answered.some((each) => each !== status && each !== 200)) throw new Error(`Answered ${answered.join(", ")}.`);
  return (used / [...statuses.values()].reduce((sum, each) => sum + each, 0)) * 1000;
}

/** The other end: each reader comes just after somebody wrote, so no page is ready. */
async function costAfterPost({ server, seeded, plain }: Page): Promise<number> {
  const connection = await Connection.open(server.port);
  const before = server.cpu();
  const isOver = during(milliseconds);
  let at = 0;
  for (; !isOver(); at++) {
    const path = `/api/v1/texts/${seeded.textId}/comments`;
    const posted = postRequest(server.port, path, seeded.tokens[0]!, {
      anchor: { block: seeded.blocks[at % 60] },
      body: "One more.",
    });
    if ((await connection.ask(posted)).status !== 201) throw new Error("A comment was refused.");
    await connection.ask(plain);
  }
  const cost = ((server.cpu() - before) / at) * 1000;
  connection.close();
  return cost;
}

/** Megabytes at the start, after each quarter. */
async function memoryOver({ server, plain }: Page): Promise<number[]> {
  const seen = [server.memory()];
  for (let quarter = 0; quarter < 4; quarter++) {
    await ask(server.port, plain, times(memoryRequests / 4));
    seen.push(server.memory());
  }
  return seen;
}
