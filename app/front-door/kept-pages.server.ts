/**
 * Reading pages as strangers see them, kept until something on them changes. Everybody without an account gets the
 * same bytes but for the nonce, so Remix renders them once. What the page shows hangs on the text's `seq`, its
 * edition, the group's `revision` and the chosen colours: they are its `ETag`, asked of the database each time.
 */
import { isRefusal } from "../refusals";
import { textFor } from "../texts/texts.server";
import { themeFrom } from "../ui/theme";
import type { Ask } from "./ask.server";
import { filled, filledGzip, piecesOf, type Pieces } from "./gzip-with-holes";
import type { Answer } from "./write.server";

/** A page that may be kept once it is made. */
export type Keepable = { key: string; etag: string };

const mostKept = 64 * 1024 * 1024;
const kept = new Map<string, { etag: string; pieces: Pieces }>();
let keptSize = 0;

/**
 * @param version of the build: another one writes other pages
 * @returns the answer if one stands; else the page's key, if what Remix makes of it may be kept; else null
 */
export async function keptPage(
  { req, address, nonce }: Ask,
  version: string,
): Promise<{ answer: Answer } | { keep: Keepable } | null> {
  const id = /^\/t\/([\w-]{1,64})$/.exec(address.target)?.[1];
  const { accept = "", cookie, authorization } = req.headers;
  // Any cookie that is not the choice of colours may be a log-in: then the page is somebody's own.
  const theme = themeFrom(cookie ?? null);
  if (
    !id ||
    authorization ||
    !accept.includes("text/html") ||
    (cookie && !/^\s*lectern_theme=[a-z]+(?:\s*;)?\s*$/.test(cookie))
  )
    return null;
  const stamp = await stampOf(id);
  if (!stamp) return null;
  const etag = `W/"${version}.${stamp}.${theme}"`;
  const key = `${id}.${theme}`;
  const headers = ["ETag", etag, "Cache-Control", "no-cache", "Vary", "Cookie, Accept, Accept-Encoding"];
  if (String(req.headers["if-none-match"] ?? "").includes(etag))
    return { answer: { status: 304, headers, body: null } };
  const found = kept.get(key);
  if (found?.etag !== etag) return { keep: { key, etag } };
  kept.delete(key);
  kept.set(key, found);
  headers.push("Content-Type", "text/html; charset=utf-8");
  const filling = Buffer.from(nonce);
  if (!/\bgzip\b(?!\s*;\s*q=0)/.test(String(req.headers["accept-encoding"] ?? ""))) {
    return { answer: { status: 200, headers, body: filled(found.pieces, filling) } };
  }
  return {
    answer: { status: 200, headers: [...headers, "Content-Encoding", "gzip"], body: filledGzip(found.pieces, filling) },
  };
}

/** Keeps what Remix made. @param page with `nonce` wherever an answer's own goes */
export function keepPage({ key, etag }: Keepable, page: string, nonce: string): void {
  drop(key);
  const pieces = piecesOf(page, nonce);
  kept.set(key, { etag, pieces });
  keptSize += weight(pieces);
  for (const oldest of kept.keys()) {
    if (keptSize <= mostKept) return;
    drop(oldest);
  }
}

async function stampOf(id: string): Promise<string | null> {
  try {
    const { text, group } = await textFor(null, id);
    return `${text.seq}-${text.edition}-${group.revision}`;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

function drop(key: string): void {
  const old = kept.get(key);
  if (!old) return;
  kept.delete(key);
  keptSize -= weight(old.pieces);
}

const weight = (pieces: Pieces) => 2 * pieces.size;
