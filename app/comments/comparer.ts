/**
 * The thread in which editions are compared: takes an order, asks for the editions where it does not know them, and answers.
 * Built as `build/comparer.js`; `texts/comparer.server.ts` starts it and asks.
 */
import os from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { keeping, type Kept } from "../texts/editions/carry";
import { addTold, type ToldRow, type ToldSection } from "../texts/editions/told";
import { inTurns } from "../texts/giving-way";
import { contentOf, crossing, fatesOver, type Crossing, type Fates, type Hanging } from "./crossing";

/** `key`: under which what was compared is remembered; null: it is asked once. */
export type Order = { what: "kept" } | { what: "fates"; key: string | null; from: number; hanging: Hanging[] };
export type Answers = { kept: Kept; fates: Fates };

type Heard = { id: number; order: Order } | { id: number; side: 0 | 1; rows: ToldRow[] };

/** `missing`: the editions are to be told first. */
export type Said =
  { id: number; answer: Answers[keyof Answers] } | { id: number; missing: true } | { id: number; broken: string };

type Editions = [ToldSection[], ToldSection[]];

const told = new Map<number, Editions>();

const mostKept = 4;
const kept = new Map<string, Promise<Crossing>>();

/** Less of the processor than those have who answer people. Linux: of this thread alone. */
const niceness = 10;
if ((workerData as { mayStepBack?: boolean } | null)?.mayStepBack) stepBack();

parentPort?.on("message", (heard: Heard) => {
  if ("rows" in heard) {
    const editions = told.get(heard.id) ?? [[], []];
    addTold(editions[heard.side], heard.rows);
    told.set(heard.id, editions);
  } else void answered(heard).then((said) => parentPort?.postMessage(said));
});

async function answered({ id, order }: { id: number; order: Order }): Promise<Said> {
  try {
    const editions = told.get(id);
    told.delete(id);
    if (order.what === "kept") {
      if (!editions) return { id, missing: true };
      return { id, answer: await inTurns(keeping({ sections: editions[0] }, { sections: editions[1] })) };
    }
    const over = known(order.key) ?? (editions && compared(order, editions));
    return over ? { id, answer: await inTurns(fatesOver(await over, order.hanging)) } : { id, missing: true };
  } catch (error) {
    return { id, broken: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function compared({ key, from }: Extract<Order, { what: "fates" }>, [old, next]: Editions): Promise<Crossing> {
  const over = inTurns(crossing(from, contentOf(old), contentOf(next)));
  if (key === null) return over;
  kept.set(key, over);
  over.catch(() => kept.delete(key));
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest);
  return over;
}

function known(key: string | null): Promise<Crossing> | undefined {
  const found = key === null ? undefined : kept.get(key);
  if (key !== null && found) {
    kept.delete(key);
    kept.set(key, found);
  }
  return found;
}

function stepBack(): void {
  try {
    os.setPriority(niceness);
  } catch {
    // The system has no such thing: it only costs some speed.
  }
}
