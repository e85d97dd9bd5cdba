/** The edition that is read now, opened to be corrected into the next one. */
import { eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { conflict } from "../refusals";
import { editionWords } from "../words/editions";
import { say } from "../words/words";
import { articleOf } from "./articles.server";
import { editionFor, waitingNumber } from "./editions.server";
import { keepDraft, reviewUrl, waitingFor } from "./reviews.server";
import { textToChange } from "./text-changes.server";
import { hashOf } from "./brought";

const { texts } = schema;

/** @returns the address where it is corrected. @throws Refusal as `openReadAsDraft` */
export const keepReadAsDraft = async (viewer: SignedIn, textId: string): Promise<string> =>
  (await openReadAsDraft(viewer, textId)).url;

/**
 * @returns the draft that one has already begun from this edition, else a new one
 * @throws Refusal as `textToChange`; `conflict` where an edition waits, or too many drafts
 */
export async function openReadAsDraft(
  viewer: SignedIn,
  textId: string,
): Promise<{ id: string; url: string; isNew: boolean }> {
  const scope = await textToChange(viewer, textId);
  const { text, group } = scope;
  const waits = await waitingNumber(scope);
  if (waits !== null) throw conflict(say(editionWords, (w) => w.oneWaits(waits)));
  const source = sourceOf(text.id, text.edition);
  const begun = (await waitingFor(viewer, group)).find((row) => row.sourceHash === hashOf(source));
  if (begun) return { id: begun.id, url: reviewUrl(begun.id), isNew: false };
  const [{ sections }, { edition }] = await Promise.all([
    articleOf(text.id, text.edition),
    editionFor(viewer, text.id, text.edition),
  ]);
  const draft = {
    ...{ format: edition.format, title: text.title, byline: text.byline || null, warnings: [] },
    ...{ published: text.published || null, source: text.source || null, licence: text.licence || null },
    language: text.language === "und" ? null : text.language,
    sections: sections.map(({ heading, level, blocks }) => ({
      ...{ heading, level },
      blocks: blocks.map(({ kind, html, text: said }) => ({ kind, html, text: said })),
    })),
  };
  const kept = { title: text.title, byline: text.byline, source, fileName: "", edition: { of: text.id, note: "" } };
  return { ...(await keepDraft(viewer, group.slug, draft, kept)), isNew: true };
}

/** What was begun from an edition is known by this. */
const sourceOf = (textId: string, edition: number) => `edition ${edition} of ${textId}`;

/**
 * What was begun from an earlier edition would take back what came since.
 *
 * @throws Refusal `conflict`
 */
export async function requireNewest(textId: string, { sourceHash }: { sourceHash: string }): Promise<void> {
  const [row] = await read().select({ edition: texts.edition }).from(texts).where(eq(texts.id, textId));
  const now = row?.edition ?? 1;
  for (let edition = 1; edition < now; edition++)
    if (hashOf(sourceOf(textId, edition)) === sourceHash)
      throw conflict(say(editionWords, (w) => w.begunBefore(edition, now)));
}
