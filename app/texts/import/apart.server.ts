/**
 * Reads what people send in a thread that can be ended, because some texts take seconds and everybody else would wait
 * for them: pages, sockets, the meeting that is on.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { invalid, Refusal, tooLarge, type FieldErrors } from "../../refusals";
import { importWords } from "../../words/import";
import { say } from "../../words/words";
import type { Draft } from "../text";
import { readSource, type ImportSource } from "./read";
import type { Read, Said } from "./reader";

/** Beside the server's build. From source (development, tests) there is none, and reading happens here. */
const built = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "reader.js");

/** A thread starts in some 40 ms; a text of this many bytes or characters is read in less. */
const smallEnough = 16 * 1024;
/**
 * Milliseconds. The slowest words that the readers' own limits let through take two to three seconds; a book of a million
 * words takes longer, and a file of any size may hold one.
 */
const patience = { words: 15_000, packed: 60_000 };
const isPacked = ({ bytes }: ImportSource) => bytes?.[0] === 0x50 && bytes[1] === 0x4b;
/** Threads at a time: the others wait their turn, so that there is a processor left for everybody else. */
const atOnce = 1;

let running = 0;
const queue: Array<() => void> = [];

/**
 * `readSource`, apart.
 *
 * @param file the built reader, for tests
 * @throws Refusal those of `readSource`; `too-large` when it takes too long or too much memory
 */
export async function readApart(source: ImportSource, file = built): Promise<Draft> {
  const size = source.bytes?.length ?? source.content?.length ?? 0;
  if ((size <= smallEnough && !isPacked(source)) || !fs.existsSync(file)) return readSource(source);
  if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
  running++;
  try {
    return await inThread(source, file);
  } finally {
    running--;
    queue.shift()?.();
  }
}

function inThread(source: ImportSource, file: string): Promise<Draft> {
  const field = source.bytes ? "file" : "content";
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: source,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      stderr: true,
    });
    const tooMuch = () => reject(tooLarge(say(importWords, (w) => w.tooMuchWork)));
    const most = isPacked(source) ? patience.packed : patience.words;
    const clock = setTimeout(tooMuch, most);
    worker.once("message", (read: Read) => {
      if ("draft" in read) resolve(read.draft);
      else reject(refusalOf(read.refused));
    });
    worker.once("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") tooMuch();
      else if (error instanceof RangeError) reject(invalid({ [field]: say(importWords, (w) => w.tooMuchWork) }));
      else reject(error);
    });
    worker.once("exit", () => reject(new Error("The reader ended without an answer.")));
    const end = () => {
      clearTimeout(clock);
      void worker.terminate();
    };
    worker.once("message", end);
    setTimeout(end, most + 100).unref();
  });
}

function refusalOf({ kind, detail, errors }: Extract<Read, { refused: unknown }>["refused"]): Refusal {
  const message = (said: Said) => (language: keyof Said) => said[language];
  const byField: FieldErrors = Object.fromEntries(Object.entries(errors).map(([name, said]) => [name, message(said)]));
  return new Refusal(kind, message(detail), Object.keys(byField).length > 0 ? { errors: byField } : {});
}
