/** Passages as people tell them, by numbers, made into blocks of the text. */
import { read } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { invalid, type FieldErrors } from "../refusals";
import { sessionAgendaWords } from "../words/session-agenda";
import { say } from "../words/words";
import type { Command } from "./command";
import { commandIn } from "./command-input";
import { nestedFields, withLists } from "./form-fields";
import type { Passage } from "./meeting";
import { articlesOf } from "./passages.server";
import type { SessionText } from "./session";
import { numberedSpot } from "./session-places.server";
import { planOf, sessionFor } from "./sessions.server";

/**
 * The command that a form sends; the passage of something to read aloud, and the place to go to, may be told by numbers.
 *
 * @throws Refusal `not-found`; `invalid` by field
 */
export async function askedBy(viewer: SignedIn, id: string, form: Iterable<[string, unknown]>): Promise<Command> {
  const fields = await numberedSpot(viewer, id, withLists(nestedFields(form)));
  const { textId, fromNumber, toNumber } = objectIn(fields["passage"]);
  if (fromNumber === undefined) return commandIn(fields);
  const { texts } = await planOf(read(), await sessionFor(viewer, id));
  const errors: FieldErrors = {};
  const numbers = { textId, from: wordIn(fromNumber), to: wordIn(toNumber) };
  const passage = await passageByNumbers(texts, numbers, errors, "passage");
  if (Object.keys(errors).length > 0) throw invalid(errors);
  if (!passage) throw invalid({ "passage.fromNumber": say(sessionAgendaWords, (w) => w.needsFrom) });
  return commandIn({ ...fields, passage });
}

/**
 * Of a text that is one of these; `to` may be empty. null: none was told.
 *
 * @param errors what is wrong is put here, by field
 * @param field what stands before the names in errors
 */
export async function passageByNumbers(
  texts: SessionText[],
  { textId, from, to }: { textId: unknown; from: string; to: string },
  errors: FieldErrors,
  field: string,
): Promise<Passage | null> {
  const wrong = (name: string, pick: (words: (typeof sessionAgendaWords)["en"]) => string) =>
    (errors[`${field}.${name}`] ??= say(sessionAgendaWords, pick));
  if (from === "" && to !== "") wrong("fromNumber", (w) => w.needsFrom);
  if (from === "" || typeof textId !== "string" || textId === "") return null;
  const article = (await articlesOf(texts.filter((text) => text.id === textId))).get(textId);
  const blockAt = (name: string, number: string): string => {
    const isNumber = /^[1-9]\d{0,6}$/.test(number);
    const block = isNumber ? (article?.numbered(Number(number)) ?? null) : null;
    if (block === null) wrong(name, (w) => (isNumber ? w.noNumber : w.number));
    return block ?? "";
  };
  const passage = {
    textId,
    from: blockAt("fromNumber", from),
    to: blockAt(to === "" ? "fromNumber" : "toNumber", to || from),
  };
  if (to !== "" && Number(to) < Number(from)) wrong("toNumber", (w) => w.order);
  return passage;
}

export const objectIn = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
export const wordIn = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
