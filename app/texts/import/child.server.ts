/**
 * Reading in a child process (`reader.ts`): what it may hold and how long it may take is bounded, it is killed when it
 * goes over, and the server is never held up by what goes to it or comes from it.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { invalid, tooLarge, type Refusal } from "../../refusals";
import { importWords } from "../../words/import";
import { say } from "../../words/words";
import { givingWay } from "../giving-way";
import { textFormats, type Draft } from "../text";
import type { NoPicture } from "../pictures/encode";
import { hashesIn, type Picture } from "../pictures/picture";
import type { OnPicture } from "../pictures/settled";
import { addSlice, frameOf, Frames } from "./frames";
import { progressIn, type OnProgress } from "./progress";
import type { ImportSource } from "./read";
import type { Answer, Order } from "./reader";
import { refusalOf, type Refused } from "./refused";

export type ChildBounds = {
  /** Milliseconds. */
  patience: number;
  /** Bytes of the whole process: heap, buffers, code. */
  memory: number;
};
export type Watched = { signal?: AbortSignal | undefined; onProgress?: OnProgress | undefined };
type Attended = Watched & { onPicture: OnPicture };

/** What came of reading. `hash` knows the same source again. */
export type Reading = { draft: Draft; hash: string };

/** Milliseconds between two looks at its memory. */
const look = 50;
/** Less of the processor than the server has, where both want it. */
const niceness = 10;
/** What a process needs of the environment to start at all. Nothing of it is a secret. */
const needed = ["LD_LIBRARY_PATH", "SystemRoot", "TZ"];

/**
 * Reads a source in a process of its own. When it is over, however it went, the process is gone.
 *
 * @param file the built reader
 * @param watched `onPicture` takes in the pictures that came with it, one by one, before the draft is whole
 * @throws Refusal those of `readSource`; `too-large` when it takes too long or holds too much
 * @throws the signal's reason, when it is cancelled
 * @throws Error when it breaks
 */
export async function readInChild(
  { bytes, content = "", ...source }: ImportSource,
  file: string,
  bounds: ChildBounds,
  watched: Attended,
): Promise<Reading> {
  const order: Order = { source, what: bytes ? "bytes" : "content", memory: bounds.memory };
  const body = bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.from(content);
  const answer = await inChild([frameOf(order), body], file, bounds, watched, (answers) => takeIn(answers, watched));
  if ("refused" in answer) throw refusalOf(answer.refused);
  if ("deep" in answer) throw invalid({ [bytes ? "file" : "content"]: say(importWords, (w) => w.tooMuchWork) });
  return answer;
}

/**
 * Looks at pictures there, as they came from elsewhere.
 *
 * @returns as many as were given, in their order: each as it may be kept, or why not
 * @throws as `readInChild`
 */
export async function picturesInChild(
  pictures: readonly Uint8Array[],
  file: string,
  bounds: ChildBounds,
  watched: Watched,
): Promise<(Picture | NoPicture)[]> {
  const order: Order = { source: {}, what: "pictures", memory: bounds.memory };
  const sent = [frameOf(order), ...pictures.map((bytes) => frameOf(bytes))];
  return inChild(sent, file, bounds, watched, async (answers) => {
    const made: (Picture | NoPicture)[] = [];
    for await (const answer of said(answers)) {
      if ("picture" in answer) made.push(pictureIn(answer.picture));
      else if ("end" in answer && made.length === pictures.length) return made;
      else throw notAnAnswer();
    }
    return "silent";
  });
}

async function inChild<Answer>(
  sent: readonly Buffer[],
  file: string,
  bounds: ChildBounds,
  { signal }: Watched,
  take: (answers: Readable) => Promise<Answer | "silent">,
): Promise<Answer> {
  signal?.throwIfAborted();
  const child: ChildProcess = spawn(
    process.execPath,
    [`--max-old-space-size=${Math.floor((bounds.memory / 1024 / 1024) * 0.8)}`, file],
    {
      cwd: path.dirname(file),
      env: environment(),
      stdio: ["pipe", "ignore", "pipe", "pipe"],
      windowsHide: true,
    },
  );
  const { tooMuch, gone, stop } = guarded(child, bounds);
  const cancelled = new Promise<never>((_, reject) => {
    signal?.addEventListener("abort", () => reject(reasonOf(signal)), { once: true });
  });
  const taking = take(child.stdio[3] as Readable);
  handOver(child, sent);
  try {
    // Whatever ends first. What is thrown later, by what was ended for it, has been said already.
    const answer = await Promise.race([taking, tooMuch, cancelled]);
    if (answer === "silent") throw await silence(gone, tooMuch);
    return answer;
  } finally {
    for (const promise of [taking, tooMuch, cancelled]) promise.catch(() => undefined);
    stop();
    await gone;
  }
}

function environment(): NodeJS.ProcessEnv {
  const kept = needed.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return { ...Object.fromEntries(kept), NODE_ENV: "production" };
}

const reasonOf = ({ reason }: AbortSignal) => (reason instanceof Error ? reason : new Error("It was cancelled."));

const tooMuchWork = () => tooLarge(say(importWords, (w) => w.tooMuchWork));

type Gone = { code: number | null; signal: NodeJS.Signals | null; said: string };

/** Clock and scales. `gone` when no process is left; `stop` sees to it. */
function guarded(
  child: ChildProcess,
  { patience, memory }: ChildBounds,
): { tooMuch: Promise<never>; gone: Promise<Gone>; stop: () => void } {
  const stop = () => void child.kill("SIGKILL");
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  let over: (refusal: Refusal) => void;
  const tooMuch = new Promise<never>((_, reject) => (over = reject));
  const clock = setTimeout(() => over(tooMuchWork()), patience);
  const scales = setInterval(() => {
    void held(child.pid).then((bytes) => bytes > memory && over(tooMuchWork()));
  }, look);
  process.once("exit", stop);
  const gone = new Promise<Gone>((resolve) => {
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      clearTimeout(clock);
      clearInterval(scales);
      process.off("exit", stop);
      resolve({ code, signal, said });
    };
    child.once("exit", end);
    child.once("error", (error) => {
      said += String(error);
      if (child.pid === undefined) end(null, null);
    });
  });
  if (child.pid !== undefined) lower(child.pid);
  return { tooMuch, gone, stop };
}

function lower(pid: number): void {
  // A service of systemd may be forbidden to ask for it (as in `deploy/lectern.service`), on pain of being killed.
  if (process.env["INVOCATION_ID"]) return;
  try {
    os.setPriority(pid, niceness);
  } catch {
    // Gone already, or the system has no such thing: it only costs some speed.
  }
}

/** Bytes that a process holds, as Linux tells; elsewhere it looks to that itself (`reader.ts`). */
async function held(pid: number | undefined): Promise<number> {
  const status = await fs.readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

/** The pipe takes what fits in it, and the rest as the child reads on. */
function handOver(child: ChildProcess, sent: readonly Buffer[]): void {
  // It may end before it has read everything.
  child.stdin?.on("error", () => undefined);
  for (const bytes of sent) child.stdin?.write(bytes);
  child.stdin?.end();
}

type Said = Partial<Extract<Answer, object>> & object;

/** Each answer in turn, giving way in between. */
async function* said(answers: Readable): AsyncGenerator<Said> {
  const frames = new Frames();
  const giveWay = givingWay();
  for await (const chunk of answers as AsyncIterable<Buffer>) {
    for (const value of frames.read(chunk)) {
      const answer = (typeof value === "object" && value ? value : {}) as Said;
      if ("broken" in answer) throw new Error(`The reader broke: ${String(answer.broken)}`);
      yield answer;
      await giveWay();
    }
  }
}

const notAnAnswer = () => new Error("The reader sent what is no answer.");

/** @returns "silent" when it ended in the middle */
async function takeIn(
  answers: Readable,
  { onProgress, onPicture }: Attended,
): Promise<Reading | { refused: Refused } | { deep: true } | "silent"> {
  let reading: Reading | undefined;
  const handed = new Set<string>();
  for await (const answer of said(answers)) {
    if ("progress" in answer) {
      const progress = progressIn(answer.progress);
      if (progress) onProgress?.(progress);
    } else if ("refused" in answer || "deep" in answer) return answer as { refused: Refused } | { deep: true };
    else if ("picture" in answer) {
      const picture = pictureIn(answer.picture);
      if (typeof picture === "object") {
        handed.add(picture.hash);
        await onPicture(picture);
      }
    } else if ("head" in answer && !reading) reading = begun(answer.head);
    else if ("end" in answer && reading) {
      // Whoever shows a picture may see it: a reader that a file took over must not name one that is somebody else's.
      if (!hashesIn(reading.draft.sections).every((hash) => handed.has(hash))) throw notAnAnswer();
      return reading;
    } else if (!("rows" in answer) || !reading || !addSlice(reading.draft.sections, answer.rows)) throw notAnAnswer();
  }
  return "silent";
}

function pictureIn(said: Picture | NoPicture | undefined): Picture | NoPicture {
  if (said === "unreadable" || said === "too-large" || said === "ornament") return said;
  if (typeof said !== "object" || !(said.bytes instanceof Uint8Array)) throw notAnAnswer();
  if (said.hash !== createHash("sha256").update(said.bytes).digest("hex")) throw notAnAnswer();
  return said;
}

function begun(head: Extract<Answer, { head: unknown }>["head"] | undefined): Reading {
  const { hash, ...draft } = head ?? {};
  if (typeof hash !== "string" || !textFormats.some((format) => format === (draft as Partial<Draft>).format))
    throw notAnAnswer();
  return { hash, draft: { ...(draft as Omit<Draft, "sections">), sections: [] } };
}

/** An end without an answer: the engine gives up where its heap is full, and systems kill what holds too much. */
async function silence(gone: Promise<Gone>, tooMuch: Promise<never>): Promise<Error> {
  const { code, signal, said } = await Promise.race([gone, tooMuch]);
  if (signal === "SIGABRT" || signal === "SIGKILL" || signal === "SIGTRAP" || code === 134) return tooMuchWork();
  return new Error(`The reader ended without an answer (${code ?? signal}): ${said}`);
}
