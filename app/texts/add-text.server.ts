/** What the form for a new text sends, read as a draft. */
import type { SignedIn, Viewer } from "../accounts/user";
import { canAddText, canRead } from "../groups/group";
import { groupFor, type GroupScope } from "../groups/groups.server";
import { forbidden, invalid, isRefusal, notFound, signedOut } from "../refusals";
import { mintId } from "../mint";
import { addTextWords } from "../words/add-text";
import { textWords } from "../words/texts";
import { say, type Language } from "../words/words";
import type { AddToGroup } from "./add-text-form";
import { isFileFormat, textLimits, type Draft } from "./text";
import { titleOf } from "./import/front-matter";
import { noteIn } from "./editions.server";
import { readAt } from "./import/at-address.server";
import { readApart } from "./import/apart.server";
import { textOf } from "./import/read";
import { keepDraft } from "./reviews.server";
import { textToChange } from "./text-changes.server";
import { waitingLines, type WaitingLine } from "./review-page.server";

/**
 * For the page with the form. Whoever may not add texts gets it too, with why not: it may have to show again what they
 * had written when they were refused.
 *
 * @throws Refusal `signed-out`, `not-found`
 */
export async function pageToAddTo(
  viewer: Viewer,
  slug: string,
  language: Language,
): Promise<AddToGroup & { mayNot: string | null; key: string; waiting: WaitingLine[] }> {
  if (!viewer) throw signedOut();
  const { group, standing } = await groupFor(viewer, slug);
  if (!canRead(standing)) throw notFound();
  const { name, visibility } = group;
  const hasGuests = group.guests !== "none";
  const mayNot = canAddText(standing) ? null : say(textWords, (w) => w.noAdding)(language);
  const waiting = mayNot === null ? await waitingLines(viewer, group) : [];
  return { slug: group.slug, name, visibility, hasGuests, mayNot, key: mintId(), waiting };
}

/** A group one may add texts to. @throws Refusal `not-found`, `forbidden` */
async function groupToAddTo(viewer: Viewer, slug: string): Promise<GroupScope> {
  const scope = await groupFor(viewer, slug);
  if (!canRead(scope.standing)) throw notFound();
  if (!canAddText(scope.standing)) throw forbidden(say(textWords, (w) => w.noAdding));
  return scope;
}

/** Who may send the form, and how much: the largest file, and the fields around it. */
export const addTextBounds = {
  guard: (viewer: Viewer, params: Record<string, string | undefined>) => groupToAddTo(viewer, params["slug"] ?? ""),
  most: textLimits.upload + 64 * 1024,
  tooLarge: () => invalid({ file: say(addTextWords, (w) => w.tooLarge(textLimits.upload / 1024 / 1024)) }),
};

/** The same for a new edition of a text. */
export const editionBounds = {
  ...addTextBounds,
  guard: (viewer: Viewer, params: Record<string, string | undefined>) => textToChange(viewer, params["id"] ?? ""),
};

type Brought = { draft: Draft; source: string | Uint8Array; fileName: string; name: string };

/**
 * @returns the draft; `source`: what it was made of; `fileName`: of the file, or the address it was fetched from; `name`: of
 *   the file, without its ending, for a title where the text has none
 * @throws Refusal `invalid` for the box or the file that was at fault, so that the form is shown again with the rest
 */
export async function draftFrom(viewer: SignedIn, form: FormData, language: Language): Promise<Brought> {
  const file = form.get("file");
  const pasted = textIn(form, "content");
  const format = textIn(form, "format");
  const address = textIn(form, "address").trim();
  if (!(file instanceof File) || file.size === 0) {
    if (address && !pasted.trim()) return fetched(viewer, address, { format, language });
    // Beside a text that was pasted the address says where it is from, and where its own links start.
    const from = address ? { address } : {};
    const draft = await readable(
      "content",
      readApart({ content: pasted, format, language, ...from }, { who: viewer.id }),
    );
    return { draft, source: pasted, fileName: "", name: "" };
  }
  if (pasted.trim()) throw invalid({ file: say(addTextWords, (w) => w.bothGiven) });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const filed = { bytes, fileName: file.name, format, language };
  const draft = await readable("file", readApart(filed, { who: viewer.id }));
  const name = titleOf(file.name.replace(/\.[^.]*$/, "").replaceAll("_", " ")) ?? "";
  const source = isFileFormat(draft.format) ? bytes : textOf(bytes, filed).text;
  return { draft, source, fileName: file.name, name };
}

async function fetched(viewer: SignedIn, at: string, chosen: { format: string; language: Language }): Promise<Brought> {
  const { draft, source } = await readAt(viewer, at, "address", chosen);
  const of = isFileFormat(draft.format) ? source.bytes : textOf(source.bytes, source).text;
  return { draft, source: of, fileName: at, name: "" };
}

/** A page that says what is wrong with a file keeps what was typed; an error page would not. */
async function readable(field: "file" | "content", reading: Promise<Draft>): Promise<Draft> {
  try {
    return await reading;
  } catch (error) {
    if (isRefusal(error) && (error.kind === "unsupported" || error.kind === "too-large"))
      throw invalid({ [field]: error.detail });
    throw error;
  }
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replace(/\r\n/g, "\n") : "";
}

/**
 * Keeps what a form brought, for whoever sent it, to be looked over.
 *
 * @returns the address of that. @throws Refusal as `keepDraft`
 */
export async function keptToLookOver(
  viewer: SignedIn,
  slug: string,
  form: FormData,
  { draft, source, fileName, name }: Brought,
): Promise<string> {
  const title = textIn(form, "title").trim() || (draft.title ?? name);
  const kept = { title, byline: textIn(form, "byline"), source, fileName, key: textIn(form, "key") };
  return (await keepDraft(viewer, slug, draft, kept)).url;
}

/**
 * The same for what is to be a new edition.
 *
 * @returns the address where it is looked over. @throws Refusal as `textToChange`, `keepDraft`
 */
export async function keptAsEdition(
  viewer: SignedIn,
  textId: string,
  { draft, source, fileName }: Brought,
  note: string,
): Promise<string> {
  const { text, group } = await textToChange(viewer, textId);
  const kept = { title: text.title, byline: text.byline, source, fileName };
  return (await keepDraft(viewer, group.slug, draft, { ...kept, edition: { of: text.id, note: noteIn(note) } })).url;
}

/** What is a guess by the nature of its file, and therefore never added unseen by a person. */
export const isGuess = ({ draft }: Brought): boolean => draft.format === "pdf";
