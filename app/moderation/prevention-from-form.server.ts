/** The form of what a group does beforehand: saved, or refused with the line of the box in which something is wrong. */
import type { SignedIn } from "../accounts/user";
import { entryFault } from "../comments/word-list.server";
import { preventionLimits } from "../groups/prevention";
import { isRefusal, Refusal, type FieldErrors } from "../refusals";
import { preventionWords } from "../words/prevention";
import { say } from "../words/words";
import { boxOfError, linesOf, listBoxes, preventionOfForm } from "./prevention-input";
import { changePrevention, preventionFor } from "./prevention-settings.server";

/** @throws Refusal as `changePrevention`, by the names of the form */
export async function preventionFromForm(
  viewer: SignedIn,
  slug: string,
  field: (name: string) => string,
  days: string[],
): Promise<void> {
  const { group } = await preventionFor(viewer, slug);
  try {
    await changePrevention(viewer, slug, preventionOfForm(field, days, group.timeZone));
  } catch (error) {
    if (!isRefusal(error) || !error.more.errors) throw error;
    const errors: FieldErrors = {};
    for (const [name, message] of Object.entries(error.more.errors)) {
      const found = boxOfError(name, field);
      const fault = found && faultAt(found, field);
      if (found && fault) errors[found.box] ??= fault;
      else if (name === "list") errors["warnPatterns"] ??= message;
      else errors[name] ??= message;
    }
    throw new Refusal(error.kind, error.detail, { ...error.more, errors });
  }
}

function faultAt({ box, line }: NonNullable<ReturnType<typeof boxOfError>>, field: (name: string) => string) {
  const { kind, does } = listBoxes.find(({ name }) => name === box) ?? listBoxes[0];
  const text = linesOf(field(box))[line - 1] ?? "";
  const fault = entryFault({ kind, does, text });
  const { min, max } = preventionLimits.entry;
  return fault && say(preventionWords, (w) => w.faults[fault](line, text.slice(0, 80), min, max));
}
