/**
 * Interface text. Each room of the product has a catalogue: one object of typed words in every language, plain
 * strings or functions of what they speak about. Code names a word by property, so a missing one is a type error.
 * Why not ICU strings: `docs/decisions/006-words.md`.
 */

/** Languages the interface speaks, as BCP 47 tags. */
export const languages = ["en"] as const;
export type Language = (typeof languages)[number];

/** The same words in every language. */
export type Catalogue<Words> = Record<Language, Words>;

/**
 * A sentence whose language is chosen by who reads it, not by who raised it. `inForm`: for people with a form before them,
 * where the sentence itself speaks to programs, of fields and values.
 */
export type Message = ((language: Language) => string) & { inForm?: (language: Language) => string };

/**
 * @example say(commentWords, (w) => w.tooLong(20000))
 * @param inForm where those who fill in a form need other words than programs
 */
export function say<Words>(
  catalogue: Catalogue<Words>,
  pick: (words: Words) => string,
  inForm?: (words: Words) => string,
): Message {
  const message: Message = (language) => pick(catalogue[language]);
  if (inForm) message.inForm = (language) => inForm(catalogue[language]);
  return message;
}

/** @returns what is said to somebody with a form before them */
export const saidInForm = (message: Message, language: Language): string => (message.inForm ?? message)(language);

const rules = new Map<Language, Intl.PluralRules>();

/**
 * "1 comment", "2 comments": the number with the form that the language asks for.
 *
 * @see https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export function counted(
  language: Language,
  count: number,
  forms: { one: string; other: string } & Partial<Record<Intl.LDMLPluralRule, string>>,
): string {
  let rule = rules.get(language);
  if (!rule) rules.set(language, (rule = new Intl.PluralRules(language)));
  return `${count.toLocaleString(language)} ${forms[rule.select(count)] ?? forms.other}`;
}
