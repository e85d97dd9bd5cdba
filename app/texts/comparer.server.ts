/**
 * Compares long editions in a thread of its own (`comments/comparer.ts`): two books are a million words in memory, and looking
 * through these for what is free again would keep everybody waiting, however short the turns of the work itself.
 */
import { Worker } from "node:worker_threads";
import type { Answers, Order, Said } from "../comments/comparer";
import { tooLarge } from "../refusals";
import { editionWords } from "../words/editions";
import { say } from "../words/words";
import { builtFile } from "../built-file.server";
import { lengthOf, toldSlices, type Tellable } from "./editions/told";
import { givingWay } from "./giving-way";

/** From source (development, tests) there is none, and comparing happens here. */
let file = builtFile("comparer.js", import.meta.url);

/** Characters of both. Less is compared sooner than it is told. */
let smallEnough = 200_000;
let comparer: Comparer | null = null;
/** Megabytes of the thread. Matching two books of a million words of which all is changed takes some 170, of the longest there may be some 320. */
const memory = 1_000;
/** Milliseconds without a question, after which it ends: what it remembers is worked out again if somebody asks. */
const idle = 120_000;

/** For tests and benchmarks, which run from source. @param least characters from which on it is asked */
export function compareIn(builtAs: string, least: number): void {
  comparer?.end();
  [file, smallEnough, comparer] = [builtAs, least, null];
}

/**
 * @param editions the old one and the new one
 * @returns null where it is to be done here
 * @throws Refusal `too-large` (as a promise) where it takes too much memory
 */
export function comparedApart<What extends Order["what"]>(
  order: Extract<Order, { what: What }>,
  editions: readonly [Tellable, Tellable],
): Promise<Answers[What]> | null {
  if (!file || editions.reduce((sum, each) => sum + lengthOf(each, smallEnough), 0) < smallEnough) return null;
  comparer ??= new Comparer(file, (ended) => {
    if (comparer === ended) comparer = null;
  });
  return comparer.asked(order, editions) as Promise<Answers[What]>;
}

type Waiting = { tell: () => Promise<void>; resolve: (answer: unknown) => void; reject: (error: unknown) => void };

class Comparer {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;
  private clock: NodeJS.Timeout | undefined;

  constructor(file: string, gone: (comparer: Comparer) => void) {
    this.worker = new Worker(file, {
      ...{ env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memory } },
      // A service of systemd may be forbidden to ask for less of the processor (as in `deploy/lectern.service`).
      workerData: { mayStepBack: process.platform === "linux" && !process.env["INVOCATION_ID"] },
    });
    const end = (error: unknown) => {
      clearTimeout(this.clock);
      gone(this);
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    };
    this.worker.on("message", (said: Said) => this.heard(said));
    this.worker.on("error", (error: NodeJS.ErrnoException) =>
      end(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge(say(editionWords, (w) => w.tooMuchWork)) : error),
    );
    this.worker.on("exit", () => end(new Error("The thread that compares editions ended without an answer.")));
    this.worker.unref();
  }

  asked(order: Order, editions: readonly [Tellable, Tellable]): Promise<unknown> {
    const id = ++this.count;
    clearTimeout(this.clock);
    this.worker.ref();
    const answer = new Promise((resolve, reject) => {
      this.waiting.set(id, { tell: () => this.tell(id, order, editions), resolve, reject });
    });
    this.worker.postMessage({ id, order });
    return answer.finally(() => {
      if (this.waiting.size === 0) this.rest();
    });
  }

  private heard(said: Said): void {
    const asker = this.waiting.get(said.id);
    if (!asker) return;
    const broken = (error: unknown) => {
      this.waiting.delete(said.id);
      asker.reject(error);
    };
    // Whoever asked hears of it; a promise that nobody waits for would end the process.
    if ("missing" in said) asker.tell().catch(broken);
    else if ("broken" in said) broken(new Error(said.broken));
    else {
      this.waiting.delete(said.id);
      asker.resolve(said.answer);
    }
  }

  /** What it does not know, or not any more. */
  private async tell(id: number, order: Order, editions: readonly [Tellable, Tellable]): Promise<void> {
    const giveWay = givingWay();
    for (const [side, edition] of editions.entries())
      for (const rows of toldSlices(edition)) {
        this.worker.postMessage({ id, side, rows });
        await giveWay();
      }
    this.worker.postMessage({ id, order });
  }

  private rest(): void {
    this.worker.unref();
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.end(), idle).unref();
  }

  end(): void {
    void this.worker.terminate();
  }
}
