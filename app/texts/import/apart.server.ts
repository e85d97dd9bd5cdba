/**
 * Reads what people send in a process that can be killed, because some texts take seconds and a lot of memory, and
 * everybody else would wait for them: pages, sockets, the meeting that is on.
 */
import fs from "node:fs";
import { tooMany, unavailable } from "../../refusals";
import { importWords } from "../../words/import";
import { say } from "../../words/words";
import { builtFile } from "../../built-file.server";
import type { Draft } from "../text";
import { readInChild, type ChildBounds, type Reading, type Watched } from "./child.server";
import { isAway } from "../pictures/embedded";
import { sourcesIn } from "../pictures/settled";
import { withFetched } from "../pictures/fetched.server";
import { keepPicture } from "../pictures/pictures.server";
import type { FetchOptions } from "../../outside/fetch.server";
import { readSource, type ImportSource } from "./read";
import { sourceHashOf } from "./source-hash";
import { Turns } from "./turns";

/** From source (development, tests) there is none, and reading happens here. */
const built = builtFile("reader.js", import.meta.url);

/** Whether files are read in a process of their own. */
export const isReadApart = (): boolean => fs.existsSync(built);

/** A process starts in some 50 ms; words of this many bytes or characters are read in less. */
const smallEnough = 16 * 1024;
/**
 * Milliseconds. The slowest words that the readers' own limits let through take two to three seconds; a book of a million
 * words takes longer, and a file of any size may hold one.
 */
const patience = { words: 15_000, packed: 60_000 };
/** Bytes of the child. A book of a million words takes some 400 MB. */
const memory = 500 * 1024 * 1024;

/** One at a time, so that there is a processor left for everybody else. */
const turns = new Turns({ atOnce: 1, waiting: 40, each: 5, bytes: 200 * 1024 * 1024 });

/** Of those that fetch a page's pictures, whose bytes are held here until all are looked at. */
const fetches = new Turns({ atOnce: 2, waiting: 40, each: 5, bytes: 200 * 1024 * 1024 });

export type Apart = Watched & {
  /** Whose it is: everybody's turn comes before anybody's next. */
  who?: string;
  /** The built reader, and what it may use: for tests. */
  file?: string;
  bounds?: Partial<ChildBounds>;
  /** How pictures that are elsewhere are fetched: for tests. */
  fetch?: FetchOptions | undefined;
};

/**
 * `readSource`, apart.
 *
 * @throws Refusal those of `readSource`; `too-large` when it takes too long or too much memory; `too-many` or
 *   `unavailable` when too many wait already
 * @throws the signal's reason, when it is cancelled
 */
export const readApart = async (source: ImportSource, options: Apart = {}): Promise<Draft> =>
  (await readingOf(source, options)).draft;

/** The same, with what the source is known by when it comes again. Its pictures are kept, or left out. */
export async function readingOf(source: ImportSource, options: Apart = {}): Promise<Reading> {
  const { draft, hash } = await wordsOf(source, options);
  const { signal, onProgress, who = "", file = built, bounds, fetch } = options;
  const { language = "en" } = source;
  const limits = { patience: patience.packed, memory, ...bounds };
  const fetching = { language, who, file, bounds: limits, fetch, signal, onProgress };
  return { draft: await withFetched(draft, fetching, fetches), hash };
}

async function wordsOf(source: ImportSource, options: Apart): Promise<Reading> {
  const { signal, onProgress, who = "", file = built, bounds } = options;
  const onPicture = keepPicture;
  const size = source.bytes?.length ?? source.content?.length ?? 0;
  if ((size <= smallEnough && !isMoreThanWords(source)) || !fs.existsSync(file)) {
    const isHere = !fs.existsSync(file);
    const draft = await readSource(source, isHere ? { onProgress, onPicture } : { onProgress });
    signal?.throwIfAborted();
    // However its address is written: what came along is never decoded in this process.
    const isWhole = isHere || sourcesIn(draft, (address) => !isAway(address)).length === 0;
    if (isWhole) return { draft, hash: sourceHashOf(source, draft.format) };
  }
  onProgress?.({ stage: "waiting" });
  const end = await turns.take(who, size, signal);
  if (end === "yours")
    throw tooMany(
      say(importWords, (w) => w.yoursWait),
      { retryAfter: 30 },
    );
  if (end === "full")
    throw unavailable(
      say(importWords, (w) => w.allBusy),
      { retryAfter: 60 },
    );
  try {
    onProgress?.({ stage: "reading" });
    const most = isMoreThanWords(source) ? patience.packed : patience.words;
    return await readInChild(source, file, { patience: most, memory, ...bounds }, { signal, onProgress, onPicture });
  } finally {
    end();
  }
}

/** What a few bytes may unpack to is no matter of their number. */
function isMoreThanWords({ bytes }: ImportSource): boolean {
  if (!bytes) return false;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  return start.toString("latin1", 0, 2) === "PK" || start.includes("%PDF-");
}
