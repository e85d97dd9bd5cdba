/** What the page of a review needs, and what its forms send. */
import { read } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import type { Visibility } from "../groups/group";
import { invalid, notFound } from "../refusals";
import { reviewWords } from "../words/review";
import { say } from "../words/words";
import { originOfDraft } from "./checked-origin";
import type { Origin } from "./origin";
import { correctDraft, keptUntil, reviewFor, reviewUrl, waitingFor } from "./reviews.server";
import { correctionIn, isCorrectionKind, withUnder, type Correction, type CorrectionKind } from "./review/correction";
import { sameSource } from "./same-source.server";
import { textUrl } from "./texts.server";
import { blockHref, sectionHref, shownDraft, type ShownDraft } from "./review/shown";

export type ReviewPageData = ShownDraft & {
  id: string;
  version: number;
  group: { slug: string; name: string; visibility: Visibility; hasGuests: boolean };
  title: string;
  byline: string;
  origin: Origin;
  fileName: string;
  warnings: string[];
  /** ISO instant. */
  until: string;
  /** Of which text it is to be a new edition; null: a new text. */
  editionOf: { id: string; title: string } | null;
  /** What would be taken back. */
  last: CorrectionKind | null;
  /** The text that the same source is already. */
  standing: { title: string; url: string } | null;
};

/** @param search of the address: `section` and `from`. @throws Refusal `signed-out`, `not-found` */
export async function reviewPage(viewer: Viewer, id: string, search: URLSearchParams): Promise<ReviewPageData> {
  const { row, group, draft, version, corrections } = await reviewFor(viewer, id);
  const { slug, name, visibility } = group;
  const same = row.editionOf === null ? await sameSource(read(), group, row.sourceHash) : null;
  return {
    ...shownDraft(draft, { section: placeIn(search, "section"), from: placeIn(search, "from") }),
    ...{ id: row.id, version, group: { slug, name, visibility, hasGuests: group.guests !== "none" } },
    ...{ title: draft.title ?? "", byline: draft.byline ?? "", fileName: row.fileName, warnings: draft.warnings },
    origin: originOfDraft(draft),
    until: keptUntil(row).toISOString(),
    last: corrections.at(-1)?.do ?? null,
    editionOf: row.editionOf === null ? null : { id: row.editionOf, title: row.title },
    standing: same && { title: same.title, url: textUrl(same.id) },
  };
}

/** A line of what waits, for the page on which texts are added. */
export type WaitingLine = { url: string; title: string; fileName: string; createdAt: string };

export const waitingLines = async (viewer: SignedIn, group: { id: string }): Promise<WaitingLine[]> =>
  (await waitingFor(viewer, group)).map(({ id, title, fileName, createdAt }) => ({
    ...{ url: reviewUrl(id), title, fileName },
    createdAt: createdAt.toISOString(),
  }));

/**
 * The step that a form asks for, done.
 *
 * @returns the address that shows the place
 * @throws Refusal as `correctDraft`
 */
export async function correctByForm(viewer: SignedIn, id: string, kind: string, form: FormData): Promise<string> {
  if (!isCorrectionKind(kind)) throw notFound();
  const sent = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  const asked = correctionIn(kind, sent);
  // Asked for by whoever may see the draft only; others hear that there is none.
  const { draft: before } = await reviewFor(viewer, id);
  if (!asked) throw invalid({ form: say(reviewWords, (w) => w.noSuchPlace) });
  const isWithUnder = asked.do === "leave-out" && form.has("under");
  const step: Correction = isWithUnder
    ? { ...asked, sections: [...new Set(asked.sections.flatMap((section) => withUnder(before.sections, section)))] }
    : asked;
  const draft = await correctDraft(viewer, id, versionIn(form), step);
  const href = () => {
    if (step.do === "names") return "";
    if (step.do === "join") return blockHref(draft, step.at - 1);
    if (step.do === "leave-out") return sectionHref(draft, Math.min(...step.sections));
    // A paragraph that has become a heading leads the section after the one it stood in.
    if (step.do === "paragraph") return sectionHref(draft, step.section - 1);
    if (step.do === "level" || step.do === "retitle") return sectionHref(draft, step.section);
    return blockHref(draft, step.at);
  };
  return reviewUrl(id) + href();
}

/** Of the draft that stood on the page with the form; -1, which no draft has, where it does not say. */
export function versionIn(form: FormData): number {
  const value = form.get("version");
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : -1;
}

function placeIn(search: URLSearchParams, name: string): number {
  const value = search.get(name) ?? "";
  return /^\d{1,8}$/.test(value) ? Number(value) : 0;
}
