/** What addresses of the API take besides ids: read from the query or the body. Pure. */
import { questionStates, type CommentView } from "../comments/comment";
import { invalid } from "../refusals";
import { apiWords } from "../words/api";
import { commentWords } from "../words/comments";
import { say } from "../words/words";

/** The change a program stands at, from `?since=`; 0 when it has seen nothing. @throws Refusal `invalid` */
export function sinceOf(url: URL): number {
  const since = url.searchParams.get("since") ?? "0";
  if (!/^\d{1,15}$/.test(since)) throw invalid({ since: say(commentWords, (w) => w.since) });
  return Number(since);
}

/**
 * A change of a comment: of its wording, of the state of a question, or of both. What can be told to fail is told
 * before either is changed.
 *
 * @throws Refusal `invalid` (body, question)
 */
export function changeOf(
  sent: Record<string, unknown>,
  comment: CommentView,
): { wording?: { body: unknown; version: unknown; anyway: unknown }; question?: string } {
  const { body, version, question, anyway } = sent;
  if (body === undefined && question === undefined) throw invalid({ body: say(apiWords, (w) => w.nothingToChange) });
  const state = questionStates.find((known) => known === question);
  if (question !== undefined && !state) throw invalid({ question: say(commentWords, (w) => w.questionState) });
  if (state && comment.kind !== "question") throw invalid({ question: say(commentWords, (w) => w.notQuestion) });
  return {
    ...(body === undefined ? {} : { wording: { body, version, anyway } }),
    ...(state ? { question: state } : {}),
  };
}
