/** What the door of an action does with its form. */
import type { SignedIn } from "../accounts/user";
import { forbidden, invalid } from "../refusals";
import { actionWords } from "../words/moderation-acts";
import { say, type Language } from "../words/words";
import { checkAct } from "./act-input.server";
import { actInputOf } from "./act-form-input";
import { actPage, type ActAbout } from "./act-page.server";
import { act } from "./acting.server";

const names = ["comment", "thread", "text", "user", "case"] as const satisfies Array<keyof ActAbout>;

/** What the address of the page names. */
export function aboutIn(query: URLSearchParams): ActAbout {
  const about: ActAbout = {};
  for (const name of names) {
    const value = query.get(name);
    if (value && value.length <= 200) about[name] = value;
  }
  return about;
}

/**
 * Acts, where what whoever it concerns will read was seen and confirmed.
 *
 * @returns where to go on; null: it was not confirmed, and is in order
 * @throws Refusal as `act`
 */
export async function actFromForm(
  viewer: SignedIn,
  slug: string,
  query: URLSearchParams,
  fields: Record<string, string>,
  language: Language,
): Promise<string | null> {
  const about = aboutIn(query);
  const { group, form } = await actPage(viewer, slug, about, fields["kind"] ?? query.get("kind"), language);
  if (!form) throw forbidden(say(actionWords, (w) => w.hindrances["no-role"]));
  const { rules } = form;
  const ruleText = (number: string) => rules.find((each) => String(each.number) === number)?.text ?? "";
  const input = actInputOf({ ...fields, ...about }, ruleText);
  if (fields["confirmed"]) {
    const { action } = await act(viewer, slug, input);
    return `/g/${group.slug}/actions/${action.id}?done`;
  }
  checkAct(input);
  if (form.needsRule && !fields["rule"]) throw invalid({ rule: say(actionWords, (w) => w.rule) });
  return null;
}
