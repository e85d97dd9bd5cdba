/** The rule that an action names, as it is in force now. */
import type { Db } from "#db/db.server";
import { invalid } from "../refusals";
import { actionWords } from "../words/moderation-acts";
import { say } from "../words/words";
import { rulesFor } from "./rules.server";

export type NamedRule = { number: number; version: number; title: string };

/**
 * @returns null where none is named
 * @throws Refusal `invalid` (rule)
 */
export async function ruleNamed(
  tx: Db,
  groupId: string,
  number: number | null,
  isNeeded: boolean,
): Promise<NamedRule | null> {
  if (number === null) {
    if (isNeeded) throw invalid({ rule: say(actionWords, (w) => w.rule) });
    return null;
  }
  const { version, rules } = await rulesFor(tx, groupId);
  const rule = rules.find((each) => each.number === number);
  if (!rule) throw invalid({ rule: say(actionWords, (w) => w.noSuchRule) });
  return { number, version, title: rule.title };
}
