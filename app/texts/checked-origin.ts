/** What somebody enters of where a text comes from, as it is kept. Pure. */
import { checkLine } from "../plain-line";
import type { FieldErrors } from "../refusals";
import { originFieldWords } from "../words/origin-fields";
import { say } from "../words/words";
import { sourceIn } from "./import/addresses";
import { originFields, originOf, publishedIn, type Origin, type OriginSaid } from "./origin";
import { textLimits } from "./text";

/** As it comes from a form or the API: anything. */
export type OriginSent = Partial<Record<keyof Origin, unknown>>;

/**
 * @param standing what stays where nothing is sent; an empty line or null is "not known"
 * @returns what is wrong by field, for the caller to tell together with the rest
 */
export function checkOrigin(sent: OriginSent, standing: Origin): { origin: Origin; errors: FieldErrors } {
  const origin = originOf(standing);
  const errors: FieldErrors = {};
  for (const field of originFields) {
    if (sent[field] === undefined) continue;
    const line = checkLine(sent[field], { max: textLimits[field].max });
    const value = line.fault ? null : line.value === "" ? "" : shaped(field, line.value);
    // Of a licence that is too long it says how long it is.
    if (value === null)
      errors[field] =
        (field === "licence" && typeof sent.licence === "string" && line.fault) ||
        say(originFieldWords, (w) => w.wrong[field]);
    else origin[field] = value;
  }
  return { origin, errors };
}

/** What a draft says of it. Whoever brings a text cannot mend what a reader made of it, so what would be refused is left out. */
export function originOfDraft(draft: OriginSaid): Origin {
  const none = { published: "", source: "", licence: "" };
  return checkOrigin({ published: draft.published, source: draft.source, licence: draft.licence }, none).origin;
}

function shaped(field: keyof Origin, line: string): string | null {
  if (field === "published") return publishedIn(line);
  return field === "source" ? sourceIn(line) : line;
}
