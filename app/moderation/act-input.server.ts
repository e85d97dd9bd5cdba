/** An action as it is sent, checked as far as that goes without looking anything up. */
import { actionWords } from "../words/moderation-acts";
import { mintedId, mintId } from "../mint";
import { canBeKey, checkProse } from "../plain-line";
import { invalid, type FieldErrors } from "../refusals";
import { say, type Message } from "../words/words";
import { actionKinds, actionLimits, conditionDeeds, isOf, lasting, personDeeds, type ActionKind } from "./action";
import type { LawRecord } from "./law";
import { checkLaw, type LawInput } from "./law-input.server";

/** As it comes from a form or the API: anything. */
export type ActInput = Partial<
  Record<
    | ("id" | "kind" | "comment" | "thread" | "text" | "user" | "case" | "version" | "seen")
    | ("rule" | "reason" | "until" | "scope" | "seconds" | "question" | "place"),
    unknown
  >
> &
  LawInput;

export const conditionScopes = ["thread", "text", "group"] as const;
export type ConditionScope = (typeof conditionScopes)[number];

export type CheckedAct = {
  id: string;
  kind: ActionKind;
  comment: string | null;
  thread: string | null;
  text: string | null;
  user: string | null;
  case: { id: string; version: number | null } | null;
  /** Id of the newest action on the same that was seen; null: not said. "": none was. */
  seen: string | null;
  rule: number | null;
  reason: string;
  until: Date | null;
  scope: ConditionScope | null;
  seconds: number | null;
  question: string | null;
  place: string | null;
  law: LawRecord | null;
};

const hour = 3_600_000;
const word = (pick: Parameters<typeof say<typeof actionWords.en>>[1]): Message => say(actionWords, pick);

/** @throws Refusal `invalid`, by field */
export function checkAct(input: ActInput, now = Date.now()): CheckedAct {
  const kind = actionKinds.find((each) => each === input.kind);
  if (!kind) throw invalid({ kind: word((w) => w.kind(actionKinds.join(", "))) });
  const errors: FieldErrors = {};
  const key = (name: keyof ActInput): string | null => {
    const value = input[name];
    if (value === undefined || value === null || value === "") return null;
    if (typeof value === "string" && value.length <= 200 && canBeKey(value)) return value;
    errors[name] = word((w) => w.noTarget);
    return null;
  };
  const number = (name: keyof ActInput, fault: Message): number | null => {
    const value = input[name];
    if (value === undefined || value === null || value === "") return null;
    const counted = typeof value === "number" ? value : typeof value === "string" ? Number(value) : NaN;
    if (Number.isInteger(counted) && counted >= 0 && counted < 2 ** 31) return counted;
    errors[name] = fault;
    return null;
  };
  const id = key("id");
  if (id !== null && !mintedId.test(id)) errors["id"] = word((w) => w.idShape);
  const caseId = key("case");
  const checked: CheckedAct = {
    id: id ?? mintId(),
    kind,
    ...{ comment: key("comment"), thread: key("thread"), text: key("text"), user: key("user") },
    case:
      caseId === null
        ? null
        : {
            id: caseId,
            version: number(
              "version",
              word((w) => w.seen),
            ),
          },
    seen: typeof input.seen === "string" && canBeKey(input.seen) ? input.seen.slice(0, 200) : null,
    rule: number(
      "rule",
      word((w) => w.noSuchRule),
    ),
    reason: checkReason(input.reason, errors),
    until: checkUntil(kind, input.until, now, errors),
    scope: isOf(conditionDeeds, kind) ? scopeOf(input, errors) : null,
    seconds: kind === "slow" ? number("seconds", secondsFault) : null,
    question: kind === "answers" ? key("question") : null,
    place: kind === "move" ? key("place") : null,
    law: kind === "law" ? checkLaw(input, errors, now) : null,
  };
  const { min, max } = actionLimits.seconds;
  if (kind === "slow" && (checked.seconds === null || checked.seconds < min || checked.seconds > max))
    errors["seconds"] = secondsFault;
  if (kind === "answers" && checked.question === null) errors["question"] = word((w) => w.question);
  if (kind === "move" && checked.place === null) errors["place"] = word((w) => w.place);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return checked;
}

const secondsFault = word((w) => w.seconds(actionLimits.seconds.min, actionLimits.seconds.max));

/** Also of an undoing. @returns "" with an error */
export function checkReason(reason: unknown, errors: FieldErrors): string {
  const { value, fault } = checkProse(reason, actionLimits.reason);
  if (value !== undefined) return value;
  errors["reason"] = reason === undefined || reason === "" ? word((w) => w.reasonMissing) : fault;
  return "";
}

/** null: for good, or until it is lifted. A suspension that never ends is a ban, and a mute that never ends is one in effect. */
function checkUntil(kind: ActionKind, until: unknown, now: number, errors: FieldErrors): Date | null {
  if (until === undefined || until === null || until === "") {
    if (kind === "suspend" || kind === "mute") errors["until"] = word((w) => w.untilNeeded);
    return null;
  }
  const { min, max } = actionLimits.days;
  // Whoever asked for exactly an hour, or a year, was on the way for a moment.
  const slack = hour / 6;
  const at = typeof until === "string" && until.length <= 40 ? Date.parse(until) : NaN;
  if (!isOf(lasting, kind) || kind === "ban") errors["until"] = word((w) => w.untilNone);
  else if (!(at - now >= min * 24 * hour - slack && at - now <= max * 24 * hour + slack))
    errors["until"] = word((w) => w.until(max));
  return Number.isNaN(at) ? null : new Date(at);
}

function scopeOf({ scope, thread, text }: ActInput, errors: FieldErrors): ConditionScope {
  if (scope === undefined || scope === null || scope === "") return thread ? "thread" : text ? "text" : "group";
  const known = conditionScopes.find((each) => each === scope);
  if (!known) errors["scope"] = word((w) => w.scope);
  return known ?? "thread";
}

/** Whether it is done to a person. */
export const isOfPerson = (kind: ActionKind): boolean => isOf(personDeeds, kind);
