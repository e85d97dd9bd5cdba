/** What the form for a new text sends, read and put where it belongs. */
import type { SignedIn, Viewer } from "../accounts/user";
import { canAddText, canRead } from "../groups/group";
import { groupFor, type GroupScope } from "../groups/groups.server";
import { forbidden, invalid, isRefusal, notFound, signedOut } from "../refusals";
import { mintId } from "../mint";
import { addTextWords } from "../words/add-text";
import { textWords } from "../words/texts";
import { say, type Language } from "../words/words";
import type { AddToGroup } from "./add-text-form";
import type { OriginSent } from "./checked-origin";
import { originFields } from "./origin";
import { textLimits } from "./text";
import { titleOf } from "./import/front-matter";
import { reportUrl } from "./edition";
import { readAt } from "./import/at-address.server";
import { readingOf } from "./import/apart.server";
import type { Reading, Watched } from "./import/child.server";
import { jobLimits } from "./import-job";
import { importing, type Claim } from "./importing.server";
import { isWithoutPeople } from "../groups/invites.server";
import type { Made } from "./import-jobs.server";
import { keepDraft, reviewUrl } from "./reviews.server";
import { importText, textUrl } from "./texts.server";
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

/**
 * Adds what a form brings to the group's texts, or keeps it to be looked over; what takes long goes on by itself.
 *
 * @param isToBeLookedOver whether the person asked for that: a guess, as a PDF is by its nature, is never added unseen
 * @returns the address where it stands, or where it is told how far it is
 * @throws Refusal `invalid` for the box or the file that was at fault, so that the form is shown again with the rest
 */
export async function addByForm(
  viewer: SignedIn,
  slug: string,
  { form, language, isToBeLookedOver }: { form: FormData; language: Language; isToBeLookedOver: boolean },
): Promise<string> {
  const { group } = await groupToAddTo(viewer, slug);
  const sent = sentIn(form, language);
  const answer = await importing(viewer, group, {
    ...{ wait: jobLimits.soon, fileName: sent.fileName, editionOf: null },
    read: (watched) => readSent(viewer, sent, watched),
    put: (reading, claim) =>
      isToBeLookedOver || reading.draft.format === "pdf"
        ? putToLookOver(viewer, slug, { form, sent, reading, claim })
        : putOnLectern(viewer, slug, { form, sent, reading, claim }),
  });
  return "id" in answer ? importUrl(answer.id) : addressOf(viewer, slug, answer);
}

/** Where one sees how far an import is. */
export const importUrl = (id: string) => `/imports/${id}`;

/** Where one goes when it is done: whoever is alone in a new group is shown the next step, which is to invite somebody. */
export async function addressOf(viewer: Viewer, slug: string, made: Made): Promise<string> {
  if ("draftId" in made) return reviewUrl(made.draftId);
  if ("edition" in made) return reportUrl(made.textId, made.edition);
  return (await isWithoutPeople(viewer, slug)) ? `/g/${slug}?added=${made.textId}` : textUrl(made.textId);
}

/** `fileName`: of the file, or the address it is fetched from. */
export type Sent = {
  fileName: string;
  format: string;
  language: Language;
} & ({ file: File } | { at: string } | { pasted: string; from: string });

/** @throws Refusal `invalid` (file) where there are two */
export function sentIn(form: FormData, language: Language): Sent {
  const file = form.get("file");
  const pasted = textIn(form, "content");
  const address = textIn(form, "address").trim();
  const about = { format: textIn(form, "format"), language };
  if (file instanceof File && file.size > 0) {
    if (pasted.trim()) throw invalid({ file: say(addTextWords, (w) => w.bothGiven) });
    return { ...about, file, fileName: file.name };
  }
  if (address && !pasted.trim()) return { ...about, at: address, fileName: address };
  return { ...about, pasted, from: address, fileName: "" };
}

/** @throws Refusal as `readSource`, `readAt`, for the box or the file that was at fault */
export async function readSent(viewer: SignedIn, sent: Sent, watched: Watched): Promise<Reading> {
  const { format, language } = sent;
  const apart = { ...watched, who: viewer.id };
  if ("at" in sent) return readAt(viewer, sent.at, "address", { format, language, ...watched });
  if ("pasted" in sent) {
    // Beside a text that was pasted the address says where it is from, and where its own links start.
    const from = sent.from ? { address: sent.from } : {};
    return readable("content", readingOf({ content: sent.pasted, format, language, ...from }, apart));
  }
  const bytes = new Uint8Array(await sent.file.arrayBuffer());
  return readable("file", readingOf({ bytes, fileName: sent.file.name, format, language }, apart));
}

type Putting = { form: FormData; sent: Sent; reading: Reading; claim: Claim };

/** What stands there already is kept to be looked over instead: that page says so, and offers to add it again. */
async function putOnLectern(viewer: SignedIn, slug: string, putting: Putting): Promise<Made> {
  const { form, reading, claim } = putting;
  try {
    const { id } = await importText(viewer, slug, reading.draft, {
      ...{ title: textIn(form, "title"), byline: textIn(form, "byline"), key: textIn(form, "key") },
      ...{ origin: originIn(form), source: { sha256: reading.hash }, onlyOnce: true },
      inSameWrite: (tx, textId) => claim(tx, { textId }),
    });
    return { textId: id };
  } catch (error) {
    if (isRefusal(error) && error.kind === "conflict") return putToLookOver(viewer, slug, putting);
    throw error;
  }
}

async function putToLookOver(viewer: SignedIn, slug: string, { form, sent, reading, claim }: Putting): Promise<Made> {
  // A file without a title has a name.
  const name = "file" in sent ? (titleOf(sent.fileName.replace(/\.[^.]*$/, "").replaceAll("_", " ")) ?? "") : "";
  const { id } = await keepDraft(viewer, slug, reading.draft, {
    ...{ title: textIn(form, "title").trim() || (reading.draft.title ?? name), byline: textIn(form, "byline") },
    ...{ origin: originIn(form), key: textIn(form, "key"), fileName: sent.fileName, source: { sha256: reading.hash } },
    inSameWrite: (tx, draftId) => claim(tx, { draftId }),
  });
  return { draftId: id };
}

/** A box left empty, as they all are at first, leaves it to what the file says. */
const originIn = (form: FormData): OriginSent =>
  Object.fromEntries(
    originFields.flatMap((field) => {
      const said = textIn(form, field);
      return said.trim() === "" ? [] : [[field, said]];
    }),
  );

/** A page that says what is wrong with a file keeps what was typed; an error page would not. */
async function readable(field: "file" | "content", reading: Promise<Reading>): Promise<Reading> {
  try {
    return await reading;
  } catch (error) {
    if (isRefusal(error) && (error.kind === "unsupported" || error.kind === "too-large"))
      throw invalid({ [field]: error.detail });
    throw error;
  }
}

export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replace(/\r\n/g, "\n") : "";
}
