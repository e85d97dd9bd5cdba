/** What the dearest questions cost when there are a million comments. */
import path from "node:path";
import { Connection } from "./support/http-client";
import { fill } from "./support/large";
import { seed } from "./support/seed";
import { startServer, temporaryFolder } from "./support/server";
import { median, row, rounds, shown } from "./support/table";

const count = Number(process.env["BENCH_COMMENTS"] ?? 1_000_000);

export default async function large() {
  const folder = temporaryFolder();
  const writers = 200;
  const seeded = await seed(folder, { comments: 0, writers });
  const { textId, wide, deep, deepest } = fill(path.join(folder, "lectern.db"), { ...seeded, count, writers });
  const server = await startServer(folder, "large", { NODE_OPTIONS: "" });
  const connection = await Connection.open(server.port);
  const ask = async (at: string, token?: string) => {
    const request = [
      `GET ${at} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      `Accept: ${at.startsWith("/api") ? "application/json" : "text/html"}`,
      ...(token ? [`Authorization: Bearer ${token}`] : []),
    ];
    const before = performance.now();
    const answer = await connection.ask(Buffer.from(`${request.join("\r\n")}\r\n\r\n`), true);
    if (answer.status !== 200) throw new Error(`${at} answered ${answer.status}`);
    return { time: performance.now() - before, length: answer.length, body: String(answer.body) };
  };
  const [host, reader] = [seeded.tokens[0], seeded.tokens[1]];
  const list = `/api/v1/texts/${textId}/comments`;
  const last = JSON.parse((await ask(`${list}?limit=200`, reader)).body) as { next: string | null };
  const questions: Array<[what: string, at: string, token?: string, most?: number]> = [
    ["reading page", `/t/${textId}`],
    ["reading page of a member", `/t/${textId}`, reader],
    ["… at a thread of 10,000", `/t/${textId}?p=1`, reader, 2_000],
    ["… at a thread 1,000 deep", `/t/${textId}?p=2`, reader, 2_000],
    ["one place: 10,000 in a thread", `${list}?block=${wide}&limit=200`, reader],
    ["one place: 1,000 deep", `${list}?block=${deep}&limit=200`, reader],
    ["the deepest comment of all", `/api/v1/comments/${deepest}`, reader],
    ["its reply page", `/c/${deepest}/reply`, reader],
    ["comments in order, first page", `/t/${textId}/comments`, reader],
    ["… questions that are open", `/t/${textId}/comments?kind=question&state=open`, reader],
    ["… my own, of 100,000", `/t/${textId}/comments?who=mine`, host],
    ["list of the API", `${list}?limit=200`, reader],
    ["… its next page", `${list}?limit=200&after=${encodeURIComponent(last.next ?? "")}`, reader],
    ["changes since the beginning", `/api/v1/texts/${textId}/changes?since=0`, reader],
    ["group's page", "/g/bench", reader],
    ["start page", "/", reader],
    ["members", "/api/v1/groups/bench/members", reader],
    ["notices", "/api/v1/notices", reader],
  ];
  const rows = [];
  for (const [what, at, token, most = 1_000] of questions) {
    const times: number[] = [];
    let length = 0;
    for (let round = 0; round < rounds(); round++) {
      const answer = await ask(at, token);
      times.push(answer.time);
      length = answer.length;
    }
    const time = median(times);
    const limit = { value: time, most, asked: `≤ ${most.toLocaleString("en")} ms` };
    rows.push(row(what, { reached: `${shown(time)} ms`, floor: `${shown(length / 1000)} kB`, ...limit }));
  }
  connection.close();
  const memory = shown(server.memory());
  await server.stop();
  return {
    title: `${count.toLocaleString("en")} comments in one text (time of an answer; beside it, its size)`,
    rows,
    notes: `The server holds ${memory} MB at the end.`,
  };
}
