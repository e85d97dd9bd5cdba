/**
 * Reading in a process of its own: takes one source, answers with the draft, slice by slice, or with what to refuse it
 * with. Built as `build/reader.js`; `child.server.ts` starts it, holds the clock, and kills it.
 */
import { Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { isRefusal } from "../../refusals";
import type { Draft } from "../text";
import { frameOf, Frames, slicesOf, type Row } from "./frames";
import type { Picture } from "../pictures/picture";
import type { NoPicture } from "../pictures/encode";
import { encoded } from "../pictures/encode";
import type { OnProgress, Progress } from "./progress";
import { readSource, type ImportSource } from "./read";
import { refusedBy, type Refused } from "./refused";
import { sourceHashOf } from "./source-hash";

/** What the process is told first. The bytes of the source follow, to the end; of pictures, each in a frame of its own. */
export type Order = {
  source: Omit<ImportSource, "bytes" | "content">;
  what: "bytes" | "content" | "pictures";
  /** Bytes in all that this process may hold. */
  memory: number;
};

/**
 * What it answers, in this order: any number of the first two, then one of the others; slices between `head` and `end`. Of
 * pictures alone: one answer for each, then `end`.
 */
export type Answer =
  | { progress: Progress }
  | { picture: Picture | NoPicture }
  | { refused: Refused }
  | { broken: string }
  /** The stack was used up: too deep. */
  | { deep: true }
  | { head: Omit<Draft, "sections"> & { hash: string } }
  | { rows: Row[] }
  | { end: true };

/** Not the standard output, where libraries write what they like. */
const out = new Socket({ fd: 3, readable: false, writable: true });
// Nobody listens any more, so nobody wants the answer.
out.on("error", () => process.exit(1));

/** Milliseconds between two lines about how far it has come. */
const seldom = 100;

void work();

async function work(): Promise<void> {
  const { order, body } = await sent();
  watch(order.memory);
  for await (const answer of order.what === "pictures" ? pictures(body) : answers(order, body)) await send(answer);
  out.end(() => process.exit(0));
}

async function send(answer: Answer): Promise<void> {
  if (!out.write(frameOf(answer))) await new Promise((resolve) => out.once("drain", resolve));
}

async function* pictures(body: Buffer): AsyncGenerator<Answer> {
  for (const bytes of new Frames().read(body)) yield { picture: await encoded(bytes as Uint8Array) };
  yield { end: true };
}

async function sent(): Promise<{ order: Order; body: Buffer }> {
  const frames = new Frames();
  const chunks: Buffer[] = [];
  let order: Order | undefined;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    if (order) chunks.push(chunk);
    else {
      const first = frames.read(chunk).next();
      if (first.done) continue;
      order = first.value as Order;
      chunks.push(frames.rest);
    }
  }
  if (!order) process.exit(1);
  return { order, body: Buffer.concat(chunks) };
}

async function* answers(order: Order, body: Buffer): AsyncGenerator<Answer> {
  try {
    const source = { ...order.source, ...(order.what === "bytes" ? { bytes: body } : { content: body.toString() }) };
    const { sections, ...head } = await readSource(source, {
      onProgress: telling(),
      onPicture: (picture) => send({ picture }),
    });
    yield { head: { ...head, hash: sourceHashOf(source, head.format) } };
    for (const rows of slicesOf({ ...head, sections })) yield { rows };
    yield { end: true };
  } catch (error) {
    if (isRefusal(error)) yield { refused: refusedBy(error) };
    else if (error instanceof RangeError) yield { deep: true };
    else yield { broken: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Written at once even while the reader does not pause: what is small goes out by itself. */
function telling(): OnProgress {
  let last = 0;
  let stage: string | null = null;
  return (progress) => {
    const now = performance.now();
    if (progress.stage === stage && now - last < seldom) return;
    [last, stage] = [now, progress.stage];
    out.write(frameOf({ progress } satisfies Answer));
  };
}

/**
 * A second pair of eyes, in a thread, since this one is busy: ends the process when the server that started it is gone,
 * or when it holds too much and nobody outside can see so.
 */
function watch(memory: number): void {
  const code = `
    const { workerData } = require("node:worker_threads");
    setInterval(() => {
      if (process.ppid !== workerData.parent || process.memoryUsage.rss() > workerData.memory)
        process.kill(process.pid, "SIGKILL");
    }, 100);
  `;
  new Worker(code, { eval: true, workerData: { parent: process.ppid, memory }, execArgv: [] }).unref();
}
