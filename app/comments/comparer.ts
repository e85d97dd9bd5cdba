/**
 * The thread in which editions are compared: takes an order, asks for the editions where it does not know them, and answers.
 * Built as `build/comparer.js`; `texts/comparer.server.ts` starts it and asks.
 */
import os from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { keeping, type Kept } from "../texts/editions/carry";
import { addTold, type ToldRow, type ToldSection } from "../texts/editions/told";
import { Remembered } from "../texts/editions/remembered";
import { inTurns } from "../texts/giving-way";
import { differences, pageOf, type Differences, type DifferencesPage } from "./differences";
import { contentOf, crossing, fatesOver, type Crossing, type Fates, type Hanging } from "./crossing";

/** `key`: under which what was compared is remembered; null: it is asked once. */
export type Order =
  | { what: "kept" }
  | { what: "fates"; key: string | null; from: number; hanging: Hanging[] }
  | { what: "differences"; key: string; from: number; most: number };
export type Answers = { kept: Kept; fates: Fates; differences: DifferencesPage };

type Heard = { id: number; order: Order } | { id: number; side: 0 | 1; rows: ToldRow[] };

/** `missing`: the editions are to be told first. */
export type Said =
  { id: number; answer: Answers[keyof Answers] } | { id: number; missing: true } | { id: number; broken: string };

type Editions = [ToldSection[], ToldSection[]];

const told = new Map<number, Editions>();

const crossings = new Remembered<Crossing>();
const allDifferences = new Remembered<Differences>();

/** Less of the processor than those have who answer people, and not so little that somebody waits for minutes. Linux: of this thread alone. */
const niceness = 5;
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
    const answer = await answerTo(order, editions);
    return answer ? { id, answer } : { id, missing: true };
  } catch (error) {
    return { id, broken: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** @returns null where the editions are to be told first */
async function answerTo(order: Order, editions: Editions | undefined): Promise<Answers[keyof Answers] | null> {
  if (order.what === "kept")
    return editions ? inTurns(keeping({ sections: editions[0] }, { sections: editions[1] })) : null;
  if (order.what === "fates") {
    const make = editions && (() => crossing(order.from, contentOf(editions[0]), contentOf(editions[1])));
    const over = await crossings.of(order.key, make);
    return over && inTurns(fatesOver(over, order.hanging));
  }
  const make = editions && (() => differences(contentOf(editions[0]), contentOf(editions[1])));
  const all = await allDifferences.of(order.key, make);
  return all && inTurns(pageOf(all, order.from, order.most));
}

function stepBack(): void {
  try {
    os.setPriority(niceness);
  } catch {
    // The system has no such thing: it only costs some speed.
  }
}
