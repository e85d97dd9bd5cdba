/** What the form for a new edition sends, read, and put where it belongs: beside the text, to be compared or looked over. */
import type { SignedIn, Viewer } from "../accounts/user";
import type { Language } from "../words/words";
import { addTextBounds, addressOf, importUrl, readSent, sentIn, textIn } from "./add-text.server";
import { noteIn, putForward } from "./editions.server";
import { jobLimits } from "./import-job";
import { importing } from "./importing.server";
import { keepDraft } from "./reviews.server";
import { textToChange } from "./text-changes.server";

/** Who may send the form, and how much. */
export const editionBounds = {
  ...addTextBounds,
  guard: (viewer: Viewer, params: Record<string, string | undefined>) => textToChange(viewer, params["id"] ?? ""),
};

/**
 * Puts what a form brings forward as a new edition, or keeps it to be looked over; what takes long goes on by itself.
 *
 * @param isToBeLookedOver whether the person asked for that: a guess, as a PDF is by its nature, always is
 * @returns the address of its report, of where it is looked over, or of where it is told how far it is
 * @throws Refusal as `addByForm`, `putForward`
 */
export async function bringByForm(
  viewer: SignedIn,
  textId: string,
  { form, language, isToBeLookedOver }: { form: FormData; language: Language; isToBeLookedOver: boolean },
): Promise<string> {
  const { text, group } = await textToChange(viewer, textId);
  const sent = sentIn(form, language);
  // Before anybody waits for the rest.
  const note = noteIn(textIn(form, "note"));
  const answer = await importing(viewer, group, {
    ...{ wait: jobLimits.soon, fileName: sent.fileName, editionOf: text.id },
    read: (watched) => readSent(viewer, sent, watched),
    put: async ({ draft, hash }, claim) => {
      const source = { sha256: hash };
      if (isToBeLookedOver || draft.format === "pdf") {
        const { id } = await keepDraft(viewer, group.slug, draft, {
          ...{ title: text.title, byline: text.byline, source, fileName: sent.fileName },
          edition: { of: text.id, note },
          inSameWrite: (tx, draftId) => claim(tx, { draftId }),
        });
        return { draftId: id };
      }
      const { number } = await putForward(viewer, text.id, draft, {
        ...{ source, note },
        inSameWrite: (tx, edition) => claim(tx, { textId: text.id, edition }),
      });
      return { textId: text.id, edition: number };
    },
  });
  return "id" in answer ? importUrl(answer.id) : addressOf(viewer, group.slug, answer);
}
