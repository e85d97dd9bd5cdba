/** The record of a legal removal as it is sent. */
import { checkLine, checkProse } from "../plain-line";
import type { FieldErrors } from "../refusals";
import { lawWords } from "../words/law";
import { say } from "../words/words";
import { lawBases, lawLimits, type LawRecord } from "./law";

export const lawFields = [
  ...(["basis", "ground", "authority", "reference", "dated", "territory", "redress", "isSecret", "tellOn"] as const),
] as const;
export type LawInput = Partial<Record<(typeof lawFields)[number], unknown>>;

const day = 86_400_000;

/** @param errors what is wrong is added, by field */
export function checkLaw(input: LawInput, errors: FieldErrors, now: number): LawRecord {
  const isNone = (value: unknown) => value === undefined || value === null || value === "";
  const line = (name: "ground" | "authority" | "reference" | "territory", min: number): string => {
    const { value, fault } = checkLine(isNone(input[name]) ? "" : input[name], { min, max: lawLimits.line });
    if (fault) errors[name] = fault;
    return value ?? "";
  };
  const onDay = (name: "dated" | "tellOn"): Date | null => {
    const value = input[name];
    if (isNone(value)) return null;
    const at = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
    const isDay = !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value;
    // Of another time zone it may be tomorrow already.
    const isIn = name === "dated" ? at <= now + day : at > now && at <= now + lawLimits.tellYears * 366 * day;
    if (!isDay || !isIn) errors[name] = say(lawWords, (w) => w[`${name}Fault`]);
    return isDay && isIn ? new Date(at) : null;
  };
  const wished = input.basis;
  // Before there were such records, who asked was all that was said.
  const guessed = isNone(input.authority) ? "own" : "order";
  const basis = isNone(wished) ? guessed : lawBases.find((each) => each === wished);
  if (!basis) errors["basis"] = say(lawWords, (w) => w.basisFault(lawBases.join(", ")));
  const isSecret = input.isSecret === true || input.isSecret === "true";
  const redress = checkProse(isNone(input.redress) ? "" : input.redress, { max: lawLimits.redress });
  if (redress.fault) errors["redress"] = redress.fault;
  const [dated, tellAt] = [onDay("dated"), isSecret ? onDay("tellOn") : null];
  const record: LawRecord = {
    ...{ basis: basis ?? "own", ground: line("ground", 3), asker: line("authority", basis === "own" ? 0 : 1) },
    ...{ reference: line("reference", 0), dated: dated?.toISOString().slice(0, 10) ?? "" },
    ...{ territory: line("territory", 0), redress: redress.value ?? "", isSecret, tellAt },
  };
  if (isNone(input.ground)) errors["ground"] = say(lawWords, (w) => w.groundFault);
  if (isNone(input.authority) && basis !== "own") errors["authority"] = say(lawWords, (w) => w.authorityFault);
  return record;
}
