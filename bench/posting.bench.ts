/** Posting comments through the whole door, 64 writers at once, with nobody and with a thousand people watching. */
import { Connection, postRequest } from "./support/http-client";
import { bareCommits } from "./support/bare-commits";
import { pause, startHelper } from "./support/process";
import { seed, sentences, type Seeded } from "./support/seed";
import { startServer, temporaryFolder, type RunningServer } from "./support/server";
import { median, rounds, row, shown } from "./support/table";

const writers = 64;
const watchers = 1_000;
const milliseconds = Number(process.env["BENCH_POSTING_MS"] ?? 4_000);

type Place = { server: RunningServer; seeded: Seeded };
type Measured = { rate: number; cost: number };

export default async function posting() {
  const quiet = await open("posting-quiet");
  const watched = await open("posting-watched");
  const readers = await startHelper("watchers.ts", [
    String(watched.server.port),
    String(watchers),
    watched.seeded.textId,
    "deaf",
  ]);
  const disk = temporaryFolder();
  await pause(3_000);
  for (const place of [quiet, watched]) await post(place, 1_500);
  const all = { floor: [] as number[], quiet: [] as Measured[], watched: [] as Measured[] };
  for (let round = 0; round < rounds(); round++) {
    all.floor.push(bareCommits(disk, milliseconds / 2));
    all.quiet.push(await post(quiet, milliseconds));
    all.watched.push(await post(watched, milliseconds));
  }
  await readers.stop();
  await Promise.all([quiet.server.stop(), watched.server.stop()]);

  const floor = median(all.floor);
  const rate = (list: Measured[]) => median(list.map((each) => each.rate));
  const cost = (list: Measured[]) => shown(median(list.map((each) => each.cost)) * 1000, "ms");
  const ratio = rate(all.quiet) / floor;
  // Neighbours in time are compared, for the machine's mood changes.
  const watching = median(all.quiet.map((each, at) => (all.watched[at]?.rate ?? 0) / each.rate));
  const perSecond = (value: number) => `${Math.round(value).toLocaleString("en")}/s`;
  return {
    title: `Posting through the API, ${writers} writers at once, answered after fsync`,
    rows: [
      row("posting", {
        ...{ reached: perSecond(rate(all.quiet)), floor: `${perSecond(floor)} bare commits`, ratio: shown(ratio) },
        ...{ value: ratio, least: 0.2, asked: "≥ 0.2, aim 0.3" },
      }),
      row(`posting, ${watchers.toLocaleString("en")} watching`, {
        ...{
          reached: perSecond(rate(all.watched)),
          floor: `${perSecond(rate(all.quiet))} unwatched`,
          ratio: shown(watching),
        },
        ...{ value: watching, least: 0.7, asked: "≥ 0.7" },
      }),
    ],
    notes: `Processor time of the server for one comment: ${cost(all.quiet)}; watched: ${cost(all.watched)}.`,
  };
}

async function open(name: string): Promise<Place> {
  const folder = temporaryFolder();
  const seeded = await seed(folder, { comments: 200, writers });
  return { seeded, server: await startServer(folder, name) };
}

let number = 0;

/** Comments a second, and seconds of processor time for each. */
async function post({ server, seeded }: Place, forMilliseconds: number): Promise<Measured> {
  const words = sentences(number + 1);
  const connections = await Promise.all(Array.from({ length: writers }, () => Connection.open(server.port)));
  const began = performance.now();
  const before = server.cpu();
  let answered = 0;
  const write = async (connection: Connection, at: number) => {
    const path = `/api/v1/texts/${seeded.textId}/comments`;
    while (performance.now() - began < forMilliseconds) {
      const id = `bench${String(++number).padStart(21, "0")}`;
      const body = { id, anchor: { block: seeded.blocks[number % seeded.blocks.length] }, body: words(25) };
      const { status } = await connection.ask(postRequest(server.port, path, seeded.tokens[at]!, body));
      if (status !== 201) throw new Error(`A comment was answered with ${status}.`);
      answered++;
    }
    connection.close();
  };
  await Promise.all(connections.map(write));
  const seconds = (performance.now() - began) / 1000;
  return { rate: answered / seconds, cost: (server.cpu() - before) / answered };
}
