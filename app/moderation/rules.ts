/** What the rules of a group are: numbered, versioned, and published; with sets to start from. Pure. */
import { ruleSetWords } from "../words/rule-sets";
import type { Language } from "../words/words";

/** A rule keeps its number for good: whoever cites rule 4 next year means what was cited under it today. */
export type Rule = { number: number; title: string; text: string };

/** The rules as they stand. Plain JSON. */
export type RulesView = {
  /** 0: the group has published none; these are the ones that Lectern proposes, and they hold until it does. */
  version: number;
  preamble: string;
  rules: Rule[];
  /** What whoever published them says of the change. */
  note: string;
  /** null: of those that are proposed. */
  publishedAt: string | null;
  /** null: proposed, or somebody who is gone. */
  publishedBy: { id: string; name: string } | null;
};

/** Unicode code points, and how many rules a group may have at once. */
export const ruleLimits = {
  title: { min: 2, max: 80 },
  text: { max: 1000 },
  preamble: { max: 2000 },
  note: { max: 300 },
  rules: { min: 1, max: 30 },
} as const;

export const ruleSetNames = ["circle", "political", "seminar"] as const;
export type RuleSetName = (typeof ruleSetNames)[number];
export const isRuleSet = (name: unknown): name is RuleSetName => ruleSetNames.some((known) => known === name);

/** The set that holds where a group has published none. */
export const proposedSet: RuleSetName = "circle";

export function ruleSet(name: RuleSetName, language: Language = "en"): Pick<RulesView, "preamble" | "rules"> {
  const { preamble, rules } = ruleSetWords[language][name];
  return { preamble, rules: rules.map(([title, text], at) => ({ number: at + 1, title, text })) };
}

export const proposedRules = (language: Language = "en"): RulesView => ({
  ...{ version: 0, ...ruleSet(proposedSet, language), note: "" },
  ...{ publishedAt: null, publishedBy: null },
});

/** A rule as it is sent: without a number it is a new one. */
export type DraftRule = { number: number | null; title: string; text: string };

/**
 * The rules in the order they were sent, with numbers for the new ones.
 *
 * @param highest the highest number that any version of the group had: those of rules that are gone are not given again
 */
export function numbered(draft: DraftRule[], highest: number): Rule[] {
  let next = highest;
  return draft.map(({ number, title, text }) => ({ number: number ?? ++next, title, text }));
}

export type RuleChange =
  { how: "same" | "moved" | "added" | "removed"; rule: Rule } | { how: "changed"; rule: Rule; before: Rule };

/** What became of each rule: the new ones in order, then those that are gone. `moved`: the same words at another place. */
export function changesBetween(before: Rule[], after: Rule[]): RuleChange[] {
  const was = new Map(before.map((rule) => [rule.number, rule]));
  const stays = new Set(after.map(({ number }) => number));
  const order = before.filter(({ number }) => stays.has(number)).map(({ number }) => number);
  const now = after.filter(({ number }) => was.has(number)).map(({ number }) => number);
  const changes = after.map((rule): RuleChange => {
    const old = was.get(rule.number);
    if (!old) return { how: "added", rule };
    if (old.title !== rule.title || old.text !== rule.text) return { how: "changed", rule, before: old };
    return { how: order.indexOf(rule.number) === now.indexOf(rule.number) ? "same" : "moved", rule };
  });
  return [
    ...changes,
    ...before.filter(({ number }) => !stays.has(number)).map((rule) => ({ how: "removed" as const, rule })),
  ];
}
