/** A comment from the form on the reading page. */
import type { Viewer } from "../accounts/user";
import { requireScope } from "../doors.server";
import { isRefusal, Refusal, signedOut } from "../refusals";
import type { Language } from "../words/words";
import { commentInput } from "./comment-form-input";
import { hrefOfComment, refusedAt } from "./comment-page.server";
import { postComment } from "./comments.server";

/**
 * @param field the value of a field of the form, "" where it is missing
 * @returns the address of the comment in its discussion
 * @throws Refusal `signed-out`, and those of `postComment`; what can be mended carries the place as `current` (`RefusedAt`)
 */
export async function postFromForm(
  asker: Viewer,
  textId: string,
  field: (name: string) => string,
  language: Language,
): Promise<string> {
  if (!asker) throw signedOut();
  try {
    const viewer = requireScope(asker, "write");
    const { comment } = await postComment(viewer, textId, commentInput(field));
    return await hrefOfComment(viewer, comment);
  } catch (error) {
    if (!isRefusal(error) || error.kind === "not-found") throw error;
    const named = { block: field("block"), section: field("section"), parentId: field("parentId") };
    const current = await refusedAt(asker, textId, named, language);
    throw new Refusal(error.kind, error.detail, { ...error.more, current });
  }
}
