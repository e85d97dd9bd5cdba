/** What the forms of a review send: one step each, and what was typed elsewhere on the page. */
import type { SignedIn } from "../accounts/user";
import { invalid, isRefusal, notFound } from "../refusals";
import { reviewWords } from "../words/review";
import { say } from "../words/words";
import type { Standing } from "./drafts-at-hand.server";
import {
  correctionIn,
  isCorrectionKind,
  placeOf,
  withUnder,
  type Correction,
  type LastKind,
} from "./review/correction";
import { blockHref, sectionHref } from "./review/shown";
import { unkeptIn, withoutStep, type Unkept } from "./review/unkept";
import { withoutSteps, withSentSteps, withStep } from "./review-steps.server";
import { changeDraft, publishedAs, reviewFor, reviewUrl } from "./reviews.server";
import type { Draft } from "./text";

/**
 * The step that a form asks for, done, after what was typed elsewhere is kept.
 *
 * @returns the address that shows the place
 * @throws Refusal as `changeDraft`
 */
export async function correctByForm(viewer: SignedIn, id: string, kind: string, form: FormData): Promise<string> {
  if (!isCorrectionKind(kind)) throw notFound();
  const sent = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  const asked = correctionIn(kind, sent);
  // Asked for by whoever may see the draft only; others hear that there is none.
  await reviewFor(viewer, id);
  if (!asked) throw invalid({ form: say(reviewWords, (w) => w.noSuchPlace) });
  const unkept = sentAlong(form);
  let step = asked;
  const draft = await changeDraft(viewer, id, versionIn(form), async (now) => {
    const kept = await withUnkept(now, unkept);
    step = asked.do === "leave-out" && form.has("under") ? withThoseUnder(asked, kept.draft) : asked;
    return withStep(kept, step);
  });
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

/**
 * Takes back the last step, and keeps what was typed elsewhere.
 *
 * @returns the address that shows what is as it was, and says so
 * @throws Refusal as `changeDraft`; `invalid` where something was typed on what the step made
 */
export async function takeBackByForm(viewer: SignedIn, id: string, form: FormData): Promise<string> {
  await reviewFor(viewer, id);
  const unkept = sentAlong(form);
  let taken: Correction | undefined;
  const draft = await changeDraft(viewer, id, versionIn(form), async (now) => {
    taken = now.corrections.at(-1);
    const before = await withoutSteps(now, 1);
    const left = taken ? withoutStep(unkept, before.draft, taken) : null;
    if (!left) throw invalid({ form: say(reviewWords, (w) => w.typedOnLast) });
    return withUnkept(before, left);
  });
  if (!taken) return reviewUrl(id);
  const [search, hash = ""] = hrefOf(taken, draft).split("#");
  return `${reviewUrl(id)}${search ? `${search}&` : "?"}undone=${lastKind(taken, draft)}${hash && `#${hash}`}`;

  function hrefOf(step: Correction, now: Draft): string {
    if (step.do === "names") return "";
    if (step.do === "leave-out") return sectionHref(now, Math.min(...step.sections));
    return "at" in step ? blockHref(now, step.at) : sectionHref(now, step.section);
  }
}

/** Keeps what was typed and not kept, before the draft is published. @returns the version that stands then. @throws Refusal as `changeDraft` */
export async function keptByForm(viewer: SignedIn, id: string, form: FormData): Promise<number> {
  const version = versionIn(form);
  const unkept = sentAlong(form);
  // Sent once more, it is published already.
  if (unkept.length === 0 || (await publishedAs(viewer, id)) !== null) return version;
  await changeDraft(viewer, id, version, (now) => withUnkept(now, unkept));
  return version + 1;
}

/** What a step is called: the words of a picture are its description. @param draft with it, or without */
export function lastKind(step: Correction, draft: Draft): LastKind {
  return step.do === "reword" && placeOf(draft, step.at)?.block.kind === "picture" ? "describe" : step.do;
}

/** Of the draft that stood on the page with the form; -1, which no draft has, where it does not say. */
export function versionIn(form: FormData): number {
  const value = form.get("version");
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : -1;
}

function sentAlong(form: FormData): Unkept[] {
  const also = form.get("also");
  const unkept = unkeptIn(typeof also === "string" ? also : "");
  if (!unkept) throw invalid({ form: say(reviewWords, (w) => w.noSuchPlace) });
  return unkept;
}

/** @throws Refusal `invalid`, which says that it is not about the step one asked for */
async function withUnkept(now: Standing, unkept: Unkept[]): Promise<Standing> {
  if (unkept.length === 0) return now;
  try {
    return await withSentSteps(now, unkept);
  } catch (error) {
    const [first] = isRefusal(error) && error.kind === "invalid" ? Object.values(error.more.errors ?? {}) : [];
    if (!first) throw error;
    throw invalid({ form: (language) => reviewWords[language].typedElsewhere(first(language)) });
  }
}

function withThoseUnder(step: Correction & { do: "leave-out" }, { sections }: Draft): Correction {
  return { ...step, sections: [...new Set(step.sections.flatMap((section) => withUnder(sections, section)))] };
}
