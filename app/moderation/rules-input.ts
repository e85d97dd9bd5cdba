/** Rules as they were sent, checked field by field. Pure. */
import { checkLine, checkProse, type Checked } from "../plain-line";
import { invalid, type FieldErrors } from "../refusals";
import { ruleWords } from "../words/rules";
import { say } from "../words/words";
import { ruleLimits, type DraftRule } from "./rules";

export type CheckedRules = { preamble: string; rules: DraftRule[]; note: string; version: number | null };

/**
 * @param input `{preamble?, rules: [{number?, title, text?}], note?, version?}`; `version`: the one it was made from
 * @throws Refusal `invalid` by field (`rules.0.title` …)
 */
export function checkRules(input: Record<string, unknown>): CheckedRules {
  const errors: FieldErrors = {};
  const take = (name: string, checked: Checked): string => {
    if (checked.fault) errors[name] = checked.fault;
    return checked.value ?? "";
  };
  const sent = Array.isArray(input["rules"]) ? (input["rules"] as unknown[]) : [];
  if (sent.length < ruleLimits.rules.min) errors["rules"] = say(ruleWords, (w) => w.tooFew);
  if (sent.length > ruleLimits.rules.max)
    throw invalid({ rules: say(ruleWords, (w) => w.tooMany(ruleLimits.rules.max)) });
  const rules = sent.map((each, at): DraftRule => {
    const rule = typeof each === "object" && each !== null ? (each as Record<string, unknown>) : {};
    const number = rule["number"] ?? null;
    if (number !== null && !(Number.isInteger(number) && (number as number) > 0))
      errors[`rules.${at}.number`] = say(ruleWords, (w) => w.noSuchNumber);
    return {
      number: number as number | null,
      title: take(`rules.${at}.title`, checkLine(rule["title"], ruleLimits.title)),
      text: take(`rules.${at}.text`, checkProse(rule["text"], ruleLimits.text)),
    };
  });
  const given = rules.flatMap(({ number }) => (number === null ? [] : [number]));
  if (new Set(given).size < given.length) errors["rules"] = say(ruleWords, (w) => w.twice);
  const version = input["version"] ?? null;
  if (version !== null && !(Number.isInteger(version) && (version as number) >= 0))
    errors["version"] = say(ruleWords, (w) => w.noSuchVersion);
  const found = {
    preamble: take("preamble", checkProse(input["preamble"], ruleLimits.preamble)),
    note: take("note", checkLine(input["note"], ruleLimits.note)),
  };
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return { ...found, rules, version: version as number | null };
}
