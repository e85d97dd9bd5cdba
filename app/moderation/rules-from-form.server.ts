/** Rules as their form sends them, published; what is wrong is said at the fields of the form. */
import type { SignedIn } from "../accounts/user";
import { isRefusal, Refusal } from "../refusals";
import { nestedFields } from "../sessions/form-fields";
import { errorsInForm, rulesInForm } from "./rules-form";
import type { RulesView } from "./rules";
import { publishRules } from "./rules.server";

/** @throws Refusal as `publishRules` */
export async function publishFromForm(
  viewer: SignedIn,
  slug: string,
  form: Iterable<[string, unknown]>,
  version: string,
): Promise<{ rules: RulesView; made: boolean }> {
  const { preamble, note, rules: fields } = nestedFields(form);
  const { rules, at } = rulesInForm(fields);
  const from = /^\d{1,6}$/.test(version) ? { version: Number(version) } : {};
  try {
    return await publishRules(viewer, slug, { preamble, note, rules, ...from });
  } catch (error) {
    if (!isRefusal(error) || !error.more.errors) throw error;
    throw new Refusal(error.kind, error.detail, { ...error.more, errors: errorsInForm(error.more.errors, at) });
  }
}
