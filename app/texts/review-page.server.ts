/** What the page of a review needs. */
import { read } from "#db/db.server";
import type { SignedIn, Viewer } from "../accounts/user";
import type { Visibility } from "../groups/group";
import { originOfDraft } from "./checked-origin";
import type { Origin } from "./origin";
import { lastKind } from "./review-forms.server";
import { keptUntil, reviewFor, reviewUrl, waitingFor } from "./reviews.server";
import { correctionKinds, type LastKind } from "./review/correction";
import { sameSource } from "./same-source.server";
import { textUrl } from "./texts.server";
import { shownDraft, type ShownDraft } from "./review/shown";

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
  last: LastKind | null;
  /** What was taken back just now. */
  undone: LastKind | null;
  /** The text that the same source is already. */
  standing: { title: string; url: string } | null;
};

/** @param search of the address: `section` and `from`; `undone`. @throws Refusal `signed-out`, `not-found` */
export async function reviewPage(viewer: Viewer, id: string, search: URLSearchParams): Promise<ReviewPageData> {
  const { row, group, draft, version, corrections } = await reviewFor(viewer, id);
  const { slug, name, visibility } = group;
  const last = corrections.at(-1);
  const same = row.editionOf === null ? await sameSource(read(), group, row.sourceHash) : null;
  return {
    ...shownDraft(draft, { section: placeIn(search, "section"), from: placeIn(search, "from") }),
    ...{ id: row.id, version, group: { slug, name, visibility, hasGuests: group.guests !== "none" } },
    ...{ title: draft.title ?? "", byline: draft.byline ?? "", fileName: row.fileName, warnings: draft.warnings },
    origin: originOfDraft(draft),
    until: keptUntil(row).toISOString(),
    last: last ? lastKind(last, draft) : null,
    undone: ([...correctionKinds, "describe"] as const).find((kind) => kind === search.get("undone")) ?? null,
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

function placeIn(search: URLSearchParams, name: string): number {
  const value = search.get(name) ?? "";
  return /^\d{1,8}$/.test(value) ? Number(value) : 0;
}
