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
import { isFileFormat, isNumbered, textLimits, type BlockKind, type Draft } from "./text";
import { titleOf } from "./import/front-matter";
import { outlineOf } from "./import/outline";
import { readAt } from "./import/at-address.server";
import { readApart } from "./import/apart.server";
import { textOf } from "./import/read";

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
): Promise<AddToGroup & { mayNot: string | null; key: string }> {
  if (!viewer) throw signedOut();
  const { group, standing } = await groupFor(viewer, slug);
  if (!canRead(standing)) throw notFound();
  const { name, visibility } = group;
  const hasGuests = group.guests !== "none";
  const mayNot = canAddText(standing) ? null : say(textWords, (w) => w.noAdding)(language);
  return { slug: group.slug, name, visibility, hasGuests, mayNot, key: mintId() };
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

/**
 * @returns the draft; `source`: what it was made of; `content`: the words of that, to be carried to the next page, empty
 *   for a file that is more than words; `name`: of the file, without its ending, for a title where the text has none
 * @throws Refusal `invalid` for the box or the file that was at fault, so that the form is shown again with the rest
 */
export async function draftFrom(
  viewer: SignedIn,
  form: FormData,
  language: Language,
): Promise<{ draft: Draft; source: string | Uint8Array; content: string; name: string }> {
  const file = form.get("file");
  const pasted = textIn(form, "content");
  const format = textIn(form, "format");
  const address = textIn(form, "address").trim();
  if (!(file instanceof File) || file.size === 0) {
    if (address && !pasted.trim()) return fetched(viewer, address, { format, language });
    // Beside a text that was pasted the address says where it is from, and where its own links start.
    const from = address ? { address } : {};
    const draft = await readable("content", readApart({ content: pasted, format, language, ...from }));
    return { draft, source: pasted, content: pasted, name: "" };
  }
  if (pasted.trim()) throw invalid({ file: say(addTextWords, (w) => w.bothGiven) });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const filed = { bytes, fileName: file.name, format, language };
  const draft = await readable("file", readApart(filed));
  const name = titleOf(file.name.replace(/\.[^.]*$/, "").replaceAll("_", " ")) ?? "";
  if (isFileFormat(draft.format)) return { draft, source: bytes, content: "", name };
  const content = textOf(bytes, filed).text;
  return { draft, source: content, content, name };
}

async function fetched(viewer: SignedIn, at: string, chosen: { format: string; language: Language }) {
  const { draft, source } = await readAt(viewer, at, "address", chosen);
  const content = isFileFormat(draft.format) ? "" : textOf(source.bytes, source).text;
  return { draft, source: isFileFormat(draft.format) ? source.bytes : content, content, name: "" };
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

/** An outline as the page shows it: beginnings only, and of a long text not all of them. */
export type ShownOutline = {
  title: string | null;
  byline: string | null;
  format: Draft["format"];
  warnings: string[];
  paragraphs: number;
  sections: ShownSection[];
  isCut: boolean;
};
export type ShownSection = {
  heading: string | null;
  level: number;
  from: number | null;
  to: number | null;
  lines: ShownLine[];
};
export type ShownLine = { number: number | null; kind: BlockKind; text: string };

/** Paragraphs that are shown by how they begin. */
const mostLines = 1500;

export function shownOutline(draft: Draft): ShownOutline {
  let left = mostLines;
  const sections = outlineOf(draft).sections.map(({ heading, level, blocks }): ShownSection => {
    const numbers = blocks.map((block) => block.number).filter((number) => number !== null);
    const lines = blocks
      .slice(0, Math.max(0, left))
      .map(({ number, kind, text }) => ({ number, kind, text: beginning(text) }));
    left -= blocks.length;
    return { heading, level, from: numbers[0] ?? null, to: numbers.at(-1) ?? null, lines };
  });
  const { title, byline, format, warnings } = draft;
  const paragraphs = draft.sections.reduce(
    (sum, { blocks }) => sum + blocks.filter(({ kind }) => isNumbered(kind)).length,
    0,
  );
  return { title, byline, format, warnings, paragraphs, sections, isCut: left < 0 };
}

function beginning(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/gu, " ").trim();
  return line.length <= 110 && text.length <= 400 ? line : `${line.slice(0, 110).replace(/[\ud800-\udbff]$/u, "")}…`;
}
