/**
 * Reading in a thread of its own: takes one source, answers with the draft or with what to refuse it with. Built as
 * `build/reader.js`; `apart.server.ts` starts it and holds the clock.
 */
import { parentPort, workerData } from "node:worker_threads";
import { isRefusal, type RefusalKind } from "../../refusals";
import { languages, type Language } from "../../words/words";
import type { Draft } from "../text";
import { readSource, type ImportSource } from "./read";

/** A sentence in each language: functions do not cross between threads. */
export type Said = Record<Language, string>;

export type Read = { draft: Draft } | { refused: { kind: RefusalKind; detail: Said; errors: Record<string, Said> } };

void read(workerData as ImportSource).then((answer) => parentPort?.postMessage(answer));

async function read(source: ImportSource): Promise<Read> {
  try {
    return { draft: await readSource(source) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const said = (message: (language: Language) => string) =>
      Object.fromEntries(languages.map((language) => [language, message(language)])) as Said;
    const errors = Object.entries(error.more.errors ?? {}).map(([field, message]) => [field, said(message)]);
    return { refused: { kind: error.kind, detail: said(error.detail), errors: Object.fromEntries(errors) } };
  }
}
