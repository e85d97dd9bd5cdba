/** What the page of an import shows while it runs, and where it leads once it is done. */
import type { Viewer } from "../accounts/user";
import type { Language } from "../words/words";
import { addressOf } from "./add-text.server";
import { importJobAt, type JobProblem } from "./import-jobs.server";
import type { JobLine } from "./import-job";
import { formBehind } from "./sharing";
import { textFor } from "./texts.server";

export type ImportPageData = {
  importing: JobLine;
  group: { slug: string; name: string };
  title: string;
  /** What it is to be a new edition of; null: a new text. */
  editionOf: { id: string; title: string } | null;
  /** The form it came from. */
  back: string;
};

/**
 * @returns null where no import of the viewer has that id; `to`, where it has come to something
 * @throws Refusal `signed-out`
 */
export async function importPage(
  viewer: Viewer,
  id: string,
  language: Language,
): Promise<ImportPageData | { to: string } | null> {
  const found = await importJobAt(viewer, id);
  if (!found) return null;
  const { job, group } = found;
  if (job.made) return { to: await addressOf(viewer, group.slug, job.made) };
  const { fileName, state, progress, problem } = job;
  const text = job.editionOf === null ? null : (await textFor(viewer, job.editionOf)).text;
  return {
    importing: { id, fileName, state, progress, problem: problem && sentenceOf(problem, language) },
    group: { slug: group.slug, name: group.name },
    title: fileName,
    editionOf: text && { id: text.id, title: text.title },
    back: formBehind(job, group.slug),
  };
}

/** As it would be said beside the form. */
function sentenceOf({ detail, errors }: JobProblem, language: Language): string {
  const first = Object.values(errors)[0] ?? detail;
  return first[language].inForm ?? first[language].said;
}
