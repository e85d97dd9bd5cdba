/** A refusal as it crosses between processes and waits in the database: functions do neither. */
import { Refusal, type FieldErrors, type RefusalKind } from "../../refusals";
import { languages, type Language, type Message } from "../../words/words";

/** A sentence in each language, and as it is put beside a form. */
export type Said = Record<Language, { said: string; inForm: string | null }>;

export type Refused = {
  kind: RefusalKind;
  detail: Said;
  errors: Record<string, Said>;
  /** What stands now (plain JSON). */
  current?: unknown;
};

export const refusedBy = ({ kind, detail, more }: Refusal): Refused => ({
  kind,
  detail: saidBy(detail),
  ...(more.current === undefined ? {} : { current: more.current }),
  errors: Object.fromEntries(Object.entries(more.errors ?? {}).map(([field, message]) => [field, saidBy(message)])),
});

export function refusalOf({ kind, detail, errors }: Refused): Refusal {
  const byField: FieldErrors = Object.fromEntries(
    Object.entries(errors).map(([name, sentence]) => [name, messageOf(sentence)]),
  );
  return new Refusal(kind, messageOf(detail), Object.keys(byField).length > 0 ? { errors: byField } : {});
}

const saidBy = (message: Message) =>
  Object.fromEntries(
    languages.map((language) => [language, { said: message(language), inForm: message.inForm?.(language) ?? null }]),
  ) as Said;

function messageOf(sentence: Said): Message {
  const message: Message = (language) => sentence[language].said;
  const inForm: Message = (language) => sentence[language].inForm ?? sentence[language].said;
  return Object.assign(message, { inForm });
}
