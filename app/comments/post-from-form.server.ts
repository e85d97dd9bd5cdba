/** A comment from the form on the reading page. */
import { hasScope, type Viewer } from "../accounts/user";
import { forbidden, isRefusal, Refusal, signedOut } from "../refusals";
import { doorWords } from "../words/doors";
import { say, type Language } from "../words/words";
import { commentInput } from "./comment-form-input";
import { hrefOfComment, refusedAt } from "./comment-page.server";
import { postComment } from "./comments.server";

/**
 * @param field the value of a field of the form, "" where it is missing
 * @param during the session in which it is written
 * @returns the address of the comment in its discussion
 * @throws Refusal `signed-out`, and those of `postComment`; what can be mended carries the place as `current` (`RefusedAt`)
 */
export async function postFromForm(
  viewer: Viewer,
  textId: string,
  field: (name: string) => string,
  language: Language,
  during: { sessionId: string | null } = { sessionId: null },
): Promise<string> {
  if (!viewer) throw signedOut();
  try {
    // As `requireScope` of the doors, but in here: also this refusal is shown with the place and the words.
    if (!hasScope(viewer, "write")) throw forbidden(say(doorWords, (w) => w.scope("write")));
    const { comment } = await postComment(viewer, textId, commentInput(field), during);
    return await hrefOfComment(viewer, comment);
  } catch (error) {
    if (!isRefusal(error) || error.kind === "not-found") throw error;
    const named = { block: field("block"), section: field("section"), parentId: field("parentId") };
    const current = await refusedAt(viewer, textId, named, language);
    throw new Refusal(error.kind, error.detail, { ...error.more, current });
  }
}
