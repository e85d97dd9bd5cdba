/** Importing as programs do it: what they send, and what they are told of an import that takes longer. */
import type { SignedIn, Viewer } from "../accounts/user";
import type { Problem } from "../live/news";
import { refusalStatus } from "../refusals";
import { doorWords } from "../words/doors";
import type { Language } from "../words/words";
import type { OriginSent } from "./checked-origin";
import { noteIn, putForward } from "./editions.server";
import type { JobState } from "./import-job";
import { importJobFor, type JobProblem } from "./import-jobs.server";
import { readingOf } from "./import/apart.server";
import { readAt } from "./import/at-address.server";
import type { Reading, Watched } from "./import/child.server";
import type { Progress } from "./import/progress";
import type { ImportSource } from "./import/read";
import { importing } from "./importing.server";
import { reviewUrl } from "./reviews.server";
import { importText, lineOf, textFor, type TextNames } from "./texts.server";
import type { TextView } from "./text";

/** `address`: to be fetched, in place of what is sent. */
export type Sent = { source: ImportSource; address: string | null };

export type ProgramUpload = TextNames &
  Sent & {
    origin: OriginSent;
    /** Whether it is added even where the same source stands in the group already. */
    again: boolean;
  };

/**
 * Puts what a program sends on the group's lectern.
 *
 * @param wait milliseconds before it is a job; 0: at once
 * @returns the id of the text, or the job
 * @throws Refusal as `readSource`, `readAt`, `importText`
 */
export async function importByProgram(
  viewer: SignedIn,
  group: { id: string; slug: string },
  { source, address, title, byline, origin, again }: ProgramUpload,
  wait: number,
): Promise<{ text: string } | { id: string; state: JobState }> {
  const answer = await importing(viewer, group, {
    ...{ wait, fileName: address ?? source.fileName ?? "", editionOf: null },
    read: (watched) => readByProgram(viewer, { source, address }, watched),
    put: async ({ draft, hash }, claim) => {
      const { id } = await importText(viewer, group.slug, draft, {
        ...{ title, byline, origin, source: { sha256: hash }, onlyOnce: !again },
        inSameWrite: (tx, textId) => claim(tx, { textId }),
      });
      return { textId: id };
    },
  });
  if ("id" in answer) return answer;
  return { text: "textId" in answer ? answer.textId : answer.draftId };
}

/**
 * Puts what a program sends forward as a new edition of a text.
 *
 * @param wait as `importByProgram`
 * @returns its number, and whether it is new: the same source again is the one that waits; or the job
 * @throws Refusal as `readSource`, `readAt`, `putForward`
 */
export async function bringEditionByProgram(
  viewer: SignedIn,
  { text, group }: { text: { id: string }; group: { id: string } },
  { source, address, note }: Sent & { note: unknown },
  wait: number,
): Promise<{ number: number; isNew: boolean } | { id: string; state: JobState }> {
  const said = noteIn(note);
  let brought = { number: 0, isNew: false };
  const answer = await importing(viewer, group, {
    ...{ wait, fileName: address ?? source.fileName ?? "", editionOf: text.id },
    read: (watched) => readByProgram(viewer, { source, address }, watched),
    put: async ({ draft, hash }, claim) => {
      const { number, made } = await putForward(viewer, text.id, draft, {
        ...{ source: { sha256: hash }, note: said },
        inSameWrite: (tx, edition) => claim(tx, { textId: text.id, edition }),
      });
      brought = { number, isNew: made };
      return { textId: text.id, edition: number };
    },
  });
  return "id" in answer ? answer : brought;
}

/** @throws Refusal as `readSource`, `readAt` */
export const readByProgram = (viewer: SignedIn, { source, address }: Sent, watched: Watched): Promise<Reading> =>
  address === null
    ? readingOf(source, { ...watched, who: viewer.id })
    : readAt(viewer, address, "url", { format: source.format, ...watched });

/** `review`: the page where a draft of it waits to be looked over. */
export type ImportView = {
  id: string;
  state: JobState;
  createdAt: string;
  progress?: Progress;
  text?: Omit<TextView, "sections">;
  /** Of an import that became a new edition of that text: its number. */
  edition?: number;
  review?: string;
  /** Its id. */
  draft?: string;
  problem?: Problem & { errors?: Record<string, string>; current?: unknown };
};

/** How an import of one's own stands. @throws Refusal `signed-out`, `not-found` */
export async function importView(viewer: Viewer, id: string, language: Language): Promise<ImportView> {
  const { job } = await importJobFor(viewer, id);
  const { state, progress, problem, made, createdAt } = job;
  const view = { id, state, createdAt: createdAt.toISOString() };
  if (problem) return { ...view, problem: problemView(problem, language) };
  if (made && "draftId" in made) return { ...view, review: reviewUrl(made.draftId), draft: made.draftId };
  if (!made) return { ...view, ...(progress ? { progress } : {}) };
  const { text, group } = await textFor(viewer, made.textId);
  return { ...view, text: lineOf(text, group.slug), ...("edition" in made ? { edition: made.edition } : {}) };
}

function problemView(
  { kind, detail, errors, current }: JobProblem,
  language: Language,
): NonNullable<ImportView["problem"]> {
  const fields = Object.entries(errors).map(([field, sentence]) => [field, sentence[language].said]);
  return {
    type: `/problems/${kind}`,
    title: doorWords[language].titles[kind] ?? kind,
    status: kind === "broken" ? 500 : refusalStatus[kind],
    detail: detail[language].said,
    ...(current === undefined ? {} : { current }),
    ...(fields.length > 0 ? { errors: Object.fromEntries(fields) as Record<string, string> } : {}),
  };
}
