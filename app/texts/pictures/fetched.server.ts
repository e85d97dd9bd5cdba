/** Pictures that a page shows from elsewhere: fetched once, as a stranger would see them, so that no reader's browser ever asks for them. */
import fs from "node:fs";
import { isWithin } from "../../limits/limits.server";
import { log } from "../../log.server";
import { fetchOutside, type FetchOptions } from "../../outside/fetch.server";
import type { Language } from "../../words/words";
import { picturesInChild, type ChildBounds, type Watched } from "../import/child.server";
import type { Turns } from "../import/turns";
import type { Draft } from "../text";
import { isAway } from "./embedded";
import { encoded, type NoPicture } from "./encode";
import { pictureLimits, type Picture } from "./picture";
import { keepPicture } from "./pictures.server";
import { settled, sourcesIn, type Became } from "./settled";

/** At a time: a page's pictures mostly come from one server. */
const atOnce = 4;

export type Fetching = {
  language: Language;
  /** Whose import it is; each picture counts against what one person may fetch. */
  who: string;
  /** The built reader; without it they are looked at here. */
  file: string;
  bounds: ChildBounds;
  fetch?: FetchOptions | undefined;
} & Watched;

/**
 * Fetches the pictures of a draft that are elsewhere, and keeps them.
 *
 * @param turns of all who do so
 * @returns the draft with every picture either kept or left out
 * @throws the signal's reason, when it is cancelled
 */
export async function withFetched(draft: Draft, fetching: Fetching, turns: Turns): Promise<Draft> {
  const { language, signal } = fetching;
  const sources = sourcesIn(draft, isAway);
  if (sources.length === 0) return settled(draft, new Map(), language, () => true);
  const end = await turns.take(fetching.who, 0, signal);
  // Too many others do the same: better the words without their pictures than neither.
  if (typeof end === "string") return settled(draft, new Map(), language, () => true);
  try {
    return await fetchedAndKept(draft, sources, fetching);
  } finally {
    end();
  }
}

async function fetchedAndKept(draft: Draft, sources: string[], fetching: Fetching): Promise<Draft> {
  const { language, file, bounds, signal, onProgress } = fetching;
  const found = await fetchAll(sources.slice(0, pictureLimits.fetched), fetching);
  signal?.throwIfAborted();
  onProgress?.({ stage: "pictures", at: found.length, of: sources.length });
  const bytes = found.flatMap((each) => each.bytes ?? []);
  const made = bytes.length === 0 ? [] : await looked(bytes, file, bounds, { signal });
  const became: Became = new Map();
  let total = 0;
  for (const { source, bytes: came } of found) {
    const picture = came ? made.shift() : undefined;
    if (typeof picture !== "object") became.set(source, picture ?? "unreadable");
    else if ((total += picture.bytes.length) > pictureLimits.total) became.set(source, "too-large");
    else {
      await keepPicture(picture);
      became.set(source, picture);
    }
  }
  return settled(draft, became, language, () => true);
}

type Found = { source: string; bytes: Uint8Array | null };

async function fetchAll(sources: string[], { who, signal, onProgress, fetch: options }: Fetching): Promise<Found[]> {
  const found: Found[] = sources.map((source) => ({ source, bytes: null }));
  const until = Date.now() + pictureLimits.patience;
  let total = 0;
  let next = 0;
  const work = async () => {
    for (let one = found[next++]; one; one = found[next++]) {
      const left = until - Date.now();
      if (signal?.aborted || left <= 0 || total > pictureLimits.held) return;
      if (!(await isWithin("pictures", who))) return;
      onProgress?.({ stage: "pictures", at: Math.min(next, sources.length), of: sources.length });
      const limits = { bytes: pictureLimits.bytes, patience: Math.min(10_000, left), redirects: 3 };
      const answer = await fetchOutside(one.source, { ...options, limits });
      if ("fault" in answer) continue;
      total += answer.bytes.length;
      one.bytes = answer.bytes;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

/** A file that takes its process down costs all of these pictures, and not the text. */
async function looked(
  bytes: Uint8Array[],
  file: string,
  bounds: ChildBounds,
  watched: Watched,
): Promise<(Picture | NoPicture)[]> {
  if (!fs.existsSync(file)) {
    const made: (Picture | NoPicture)[] = [];
    for (const each of bytes) made.push(await encoded(each));
    return made;
  }
  try {
    return await picturesInChild(bytes, file, bounds, watched);
  } catch (error) {
    watched.signal?.throwIfAborted();
    log().warn({ err: error }, "pictures of an import could not be looked at");
    return [];
  }
}
