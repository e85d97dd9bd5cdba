/** Many actions as the API takes them: each has an answer of its own. */
import type { SignedIn } from "../accounts/user";
import { invalid } from "../refusals";
import { actionWords } from "../words/moderation-acts";
import { say, type Language } from "../words/words";
import { actOnMany } from "./acting.server";
import type { ActInput } from "./act-input.server";
import { actionLimits, type ActionView } from "./action";

export type OneOfMany = { action: ActionView | null; problem: { status: number; kind: string; detail: string } | null };

/** @throws Refusal `invalid` (items) */
export async function actMany(
  viewer: SignedIn,
  slug: string,
  items: unknown,
  language: Language,
): Promise<OneOfMany[]> {
  if (!Array.isArray(items) || items.some((item) => typeof item !== "object" || item === null))
    throw invalid({ items: say(actionWords, (w) => w.batch(actionLimits.batch)) });
  const answers = await actOnMany(viewer, slug, items as ActInput[]);
  return answers.map((answer) =>
    "action" in answer
      ? { action: answer.action, problem: null }
      : {
          action: null,
          problem: {
            ...{ status: answer.refusal.status, kind: answer.refusal.kind },
            detail: answer.refusal.detail(language),
          },
        },
  );
}
