/** What signing in costs everybody else, and whether its time tells that there is such an account. */
import { Connection, pageRequest, type Answer } from "./support/http-client";
import { pause } from "./support/process";
import { seed } from "./support/seed";
import { startServer, temporaryFolder } from "./support/server";
import { median, percentile, row, rounds, shown } from "./support/table";

const atOnce = 20;
const length = Number(process.env["BENCH_SIGNING_MS"] ?? 3_000);
const pairs = Number(process.env["BENCH_PAIRS"] ?? 200);
const password = "a clock on the wall";

export default async function signingIn() {
  const folder = temporaryFolder();
  const { textId, tokens } = await seed(folder, { comments: 200, writers: 2 });
  const server = await startServer(folder, "sign-in");
  const form = (at: string, fields: Record<string, string>, cookie = "") => {
    const body = new URLSearchParams(fields).toString();
    const host = `127.0.0.1:${server.port}`;
    const head = [
      ...[`POST ${at} HTTP/1.1`, `Host: ${host}`, `Origin: http://${host}`, "Accept: text/html"],
      ...["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${Buffer.byteLength(body)}`],
      ...(cookie ? [`Cookie: ${cookie}`] : []),
    ];
    return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
  };
  const open = () => Connection.open(server.port);
  const first = await open();
  const known: string[] = [];
  for (let at = 0; at < atOnce; at++) {
    const email = `known${at}@example.org`;
    known.push(email);
    await first.ask(form("/sign-up", { name: `Known Person ${String.fromCharCode(97 + at)}`, email, password }));
  }
  const works = await first.ask(form("/sign-in", { who: known[0] ?? "", password }));
  const session = /^set-cookie: ([^;]+)/im.exec(works.headers)?.[1] ?? "";
  if (works.status !== 303) throw new Error(`signing in answered ${works.status}`);

  // Others: pages of a member, which are rendered each time, one after the other on four connections.
  const page = Buffer.from(
    pageRequest(server.port, `/t/${textId}`)
      .toString()
      .replace("\r\n\r\n", `\r\nAuthorization: Bearer ${tokens[1]}\r\n\r\n`),
  );
  const others = await Promise.all([0, 1, 2, 3].map(open));
  const timesFor = async () => {
    const times: number[] = [];
    const until = performance.now() + length;
    await Promise.all(
      others.map(async (connection) => {
        while (performance.now() < until) {
          const began = performance.now();
          await connection.ask(page);
          times.push(performance.now() - began);
          // As many a second in both: it is waiting that is measured, not how much could be done.
          await pause(25);
        }
      }),
    );
    return times;
  };
  const signers = await Promise.all(known.map(open));
  let signedIn = 0;
  const quiet: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < rounds(); round++) {
    quiet.push(percentile(await timesFor(), 0.99));
    let over = false;
    const signing = signers.map(async (connection, at) => {
      while (!over) {
        await connection.ask(form("/sign-in", { who: known[at] ?? "", password }));
        signedIn++;
      }
    });
    busy.push(percentile(await timesFor(), 0.99));
    over = true;
    await Promise.all(signing);
  }
  const ratio = median(busy) / median(quiet);

  const differences = [];
  for (const [what, at, fields, cookie] of [
    ["signing in", "/sign-in", (who: string) => ({ who, password: "another clock" }), ""],
    ["asking for a reset", "/reset", (email: string) => ({ email }), ""],
    ["changing one's address", "/account/email", (email: string) => ({ email }), session],
    [
      "signing up",
      "/sign-up",
      (email: string) => ({ name: `Fresh ${Math.random().toString(36).slice(2, 10)} q`, email, password }),
      "",
    ],
  ] as const) {
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    const told = { known: new Set<string>(), unknown: new Set<string>() };
    for (let n = 0; n < pairs; n++)
      for (const kind of n % 2 ? (["known", "unknown"] as const) : (["unknown", "known"] as const)) {
        const who =
          kind === "known" ? (known[1 + (n % (known.length - 1))] ?? "") : `never${n}of${Math.random()}@example.org`;
        const began = performance.now();
        const entered: Record<string, string> = fields(who);
        const answer = await first.ask(form(at, entered, cookie), true);
        times[kind].push(performance.now() - began);
        told[kind].add(whatIsTold(answer, Object.values(entered)));
      }
    if (told.known.size !== 1 || [...told.known].join() !== [...told.unknown].join())
      throw new Error(`${what}: the answers differ: ${JSON.stringify([...told.known, ...told.unknown])}`);
    const [one, other] = [median(times.known), median(times.unknown)];
    const apart = Math.abs(one - other) / Math.min(one, other);
    differences.push(
      row(`${what}: known and unknown (${[...told.known].join().slice(9, 12)})`, {
        ...{ reached: `${shown(one)} ms, ${shown(other)} ms`, ratio: `${shown(apart * 100)} % apart` },
        ...{ floor: `p = ${shown(mannWhitney(times.known, times.unknown))}`, value: apart, most: 0.05, asked: "≤ 5 %" },
      }),
    );
  }
  for (const connection of [first, ...others, ...signers]) connection.close();
  await server.stop();
  return {
    title: `${atOnce} people signing in at once: what others wait, and what the time tells`,
    rows: [
      row("others' p99", {
        ...{ reached: `${shown(median(busy))} ms`, floor: `${shown(median(quiet))} ms without`, ratio: shown(ratio) },
        ...{ value: ratio, most: 2, asked: "≤ 2 times" },
      }),
      ...differences,
    ],
    notes: `${signedIn} signed in while others were measured.`,
  };
}

/** Status, headers and body, without what was entered, which comes back, and what is new in every answer. */
function whatIsTold({ headers, body }: Answer, entered: string[]): string {
  let text = `${headers}\n${body}`;
  for (const value of [...entered, ...entered.map((each) => each.replace("@", "&#64;"))])
    if (value) text = text.replaceAll(value, "…");
  return text
    .replace(/^(?:date|server-timing|x-request-id|content-length|etag): .*$/gim, "")
    .replace(/nonce(?:-|=\\?")[\w+/=-]+/g, "nonce");
}

/** Two-sided p of the Mann-Whitney U test by its normal approximation (Mann and Whitney, 1947); fit for some tens and more. */
function mannWhitney(one: number[], other: number[]): number {
  const all = [...one.map((value) => ({ value, of: 0 })), ...other.map((value) => ({ value, of: 1 }))];
  all.sort((a, b) => a.value - b.value);
  const ranks = all.reduce((sum, { of }, at) => sum + (of === 0 ? at + 1 : 0), 0);
  const [n, m] = [one.length, other.length];
  const u = ranks - (n * (n + 1)) / 2;
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  // Abramowitz and Stegun 26.2.17, to 7.5e-8.
  const t = 1 / (1 + 0.2316419 * z);
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, (2 * tail * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI));
}
