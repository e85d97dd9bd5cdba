/** Drafts as programs look them over: brought, read, corrected, published. */
import type { SignedIn, Viewer } from "../accounts/user";
import type { GroupRow } from "../groups/groups.server";
import { invalid } from "../refusals";
import { reviewWords } from "../words/review";
import { say } from "../words/words";
import { openReadAsDraft } from "./edition-drafts.server";
import { noteIn, waitingNumber } from "./editions.server";
import { numbered } from "./import/outline";
import { readByProgram, type Sent } from "./import-by-program.server";
import type { JobState } from "./import-job";
import { importing } from "./importing.server";
import { reviewLimits, type CorrectionKind } from "./review/correction";
import { withoutSteps, withSentSteps } from "./review-steps.server";
import {
  changeDraft,
  keepDraft,
  keptUntil,
  publishDraft,
  publishedAs,
  reviewFor,
  reviewUrl,
  rowFor,
} from "./reviews.server";
import type { ReviewRow } from "./reviews.server";
import { lineOf, textFor, textUrl, type TextNames } from "./texts.server";
import type { BlockKind, TextFormat, TextView } from "./text";
import { allWaiting } from "./waiting-drafts.server";
import { originOfDraft, type OriginSent } from "./checked-origin";
import type { Origin } from "./origin";

/** Plain JSON. */
export type DraftLine = {
  id: string;
  version: number;
  /** "" where it has none yet. */
  title: string;
  group: string;
  /** The text that it is to be a new edition of; null: a new text. */
  editionOf: string | null;
  note: string;
  format: TextFormat;
  fileName: string;
  /** Path of the page where it is looked over. */
  url: string;
  createdAt: string;
  until: string;
};

export type DraftView = DraftLine &
  Origin & {
    byline: string;
    language: string | null;
    warnings: string[];
    /** How many steps it carries, and what the last of them was. */
    corrections: number;
    last: CorrectionKind | null;
    /** `section` and `at`: what a correction names them by. */
    sections: Array<{
      section: number;
      heading: string | null;
      level: number;
      blocks: Array<{ at: number; number: number | null; kind: BlockKind; html: string; text: string }>;
    }>;
  };

/** @throws Refusal `signed-out` */
export const draftsOf = async (viewer: Viewer): Promise<DraftLine[]> =>
  (await allWaiting(viewer)).map(({ row, group }) => lineOfDraft(row, group));

/** Without what it says. @throws Refusal `signed-out`, `not-found` */
export async function draftLine(viewer: Viewer, id: string): Promise<DraftLine> {
  const { row, group } = await rowFor(viewer, id);
  return lineOfDraft(row, group);
}

/** All of it. @throws Refusal `signed-out`, `not-found` */
export async function draftView(viewer: Viewer, id: string): Promise<DraftView> {
  const { row, group, draft, version, corrections } = await reviewFor(viewer, id);
  let at = 0;
  const sections = numbered(draft.sections).map(({ heading, level, blocks }, section) => ({
    ...{ section, heading, level },
    blocks: blocks.map(({ number, kind, html, text }) => ({ at: at++, number, kind, html, text })),
  }));
  return {
    ...{ ...lineOfDraft(row, group), version, title: draft.title ?? "", byline: draft.byline ?? "" },
    ...originOfDraft(draft),
    ...{ language: draft.language, warnings: draft.warnings },
    ...{ corrections: corrections.length, last: corrections.at(-1)?.do ?? null, sections },
  };
}

/**
 * Keeps what a program sends, to be looked over.
 *
 * @param editionOf the text it is to be a new edition of; null: a new text
 * @param wait milliseconds before it is a job; 0: at once
 * @returns the id of the draft, or the job
 * @throws Refusal as `readSource`, `readAt`, `keepDraft`
 */
export async function keepByProgram(
  viewer: SignedIn,
  { group, editionOf }: { group: GroupRow; editionOf: { id: string; title: string; byline: string } | null },
  { source, address, title, byline, origin, note }: Sent & TextNames & { origin: OriginSent; note: unknown },
  wait: number,
): Promise<{ draft: string } | { id: string; state: JobState }> {
  const fileName = address ?? source.fileName ?? "";
  // Where a text comes from is the text's, whatever editions it has.
  const names = editionOf ? { title: editionOf.title, byline: editionOf.byline } : { title, byline, origin };
  const edition = editionOf === null ? {} : { edition: { of: editionOf.id, note: noteIn(note) } };
  const answer = await importing(viewer, group, {
    ...{ wait, fileName, editionOf: editionOf?.id ?? null },
    read: (watched) => readByProgram(viewer, { source, address }, watched),
    put: async ({ draft, hash }, claim) => {
      const { id } = await keepDraft(viewer, group.slug, draft, {
        ...{ ...names, source: { sha256: hash }, fileName, ...edition },
        inSameWrite: (tx, draftId) => claim(tx, { draftId }),
      });
      return { draftId: id };
    },
  });
  if ("id" in answer) return answer;
  return { draft: "draftId" in answer ? answer.draftId : answer.textId };
}

/** The text as it is read, opened to be corrected: again it is the draft that was begun. @throws Refusal as `openReadAsDraft` */
export async function openByProgram(viewer: SignedIn, textId: string): Promise<{ draft: string; isNew: boolean }> {
  const { id, isNew } = await openReadAsDraft(viewer, textId);
  return { draft: id, isNew };
}

/** @throws Refusal as `changeDraft`, `withSentSteps`; `invalid` (version) */
export async function correctByProgram(
  viewer: SignedIn,
  id: string,
  { version, corrections }: Record<string, unknown>,
): Promise<DraftLine> {
  await changeDraft(viewer, id, versionSent(version), (now) => withSentSteps(now, corrections));
  return draftLine(viewer, id);
}

/** @throws Refusal as `changeDraft`; `invalid` (version, steps) */
export async function undoByProgram(
  viewer: SignedIn,
  id: string,
  { version, steps = 1 }: Record<string, unknown>,
): Promise<DraftLine> {
  const seen = versionSent(version);
  const most = reviewLimits.corrections;
  if (!isWhole(steps) || steps < 1 || steps > most)
    throw invalid({ steps: say(reviewWords, (w) => w.fewToUndo(most)) });
  await changeDraft(viewer, id, seen, (now) => withoutSteps(now, steps));
  return draftLine(viewer, id);
}

/** `edition`: of the one that waits, where it was put forward as one. */
export type Published = { text: Omit<TextView, "sections">; edition?: number };

/** @throws Refusal as `publishDraft`; `invalid` (version) */
export async function publishByProgram(
  viewer: SignedIn,
  id: string,
  { version, title, byline }: Record<string, unknown>,
): Promise<{ published: Published; isNew: boolean }> {
  const seen = versionSent(version);
  const isNew = (await publishedAs(viewer, id)) === null;
  const made = await publishDraft(viewer, id, seen, { title, byline });
  const scope = await textFor(viewer, made.id);
  const text = lineOf(scope.text, scope.group.slug);
  // Once it is read, or put away, the list of editions says so.
  const edition = made.url === textUrl(made.id) ? null : await waitingNumber(scope);
  return { published: { text, ...(edition === null ? {} : { edition }) }, isNew };
}

function lineOfDraft(row: ReviewRow, group: GroupRow): DraftLine {
  const { id, version, title, editionOf, note, format, fileName, createdAt } = row;
  return {
    ...{ id, version, title, group: group.slug, editionOf, note, format, fileName, url: reviewUrl(id) },
    ...{ createdAt: createdAt.toISOString(), until: keptUntil(row).toISOString() },
  };
}

function versionSent(version: unknown): number {
  if (!isWhole(version)) throw invalid({ version: say(reviewWords, (w) => w.version) });
  return version;
}

const isWhole = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value);
