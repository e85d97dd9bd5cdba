/** Drafts that wait, as they stand after their corrections. */
import { and, eq, isNull } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { notFound } from "../refusals";
import { correctedInTurns } from "./review/corrected";
import type { Correction } from "./review/correction";
import { unknownOrigin } from "./origin";
import type { ReviewRow } from "./reviews.server";
import type { Draft } from "./text";

const { importDrafts } = schema;

/** A draft as it stands. `original` is what was read, before `corrections`. */
export type Standing = { version: number; original: Draft; corrections: Correction[]; draft: Draft };

/** Drafts at hand, so that a book is not read and corrected anew for each step; a version of one never changes. */
const kept = new Map<string, Standing>();
const mostKept = 4;

export function keep(id: string, standing: Standing): void {
  kept.delete(id);
  kept.set(id, standing);
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest);
}

/** @throws Refusal `not-found` once it is published */
export async function standingOf({ id, version }: Pick<ReviewRow, "id" | "version">): Promise<Standing> {
  const found = kept.get(id);
  if (found?.version === version) return found;
  const [row] = await read()
    .select({ version: importDrafts.version, draft: importDrafts.draft, corrections: importDrafts.corrections })
    .from(importDrafts)
    .where(and(eq(importDrafts.id, id), isNull(importDrafts.textId)));
  if (!row) throw notFound();
  // Drafts that were kept before they said where a text comes from do not say it.
  const original = { ...unknownOrigin, ...(row.draft as Draft) };
  const corrections = row.corrections as Correction[];
  const standing = {
    version: row.version,
    original,
    corrections,
    draft: await correctedInTurns(original, corrections),
  };
  keep(id, standing);
  return standing;
}

export const forget = (id: string): boolean => kept.delete(id);
