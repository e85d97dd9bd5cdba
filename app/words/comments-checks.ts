import { counted, type Catalogue } from "./words";

const en = {
  bodyMissing: "Write something first.",
  bodyInvisible: "Nothing in this comment can be seen. Write something first.",
  bodyControl: "This comment contains a control character that cannot be kept. Take it out and try again.",
  bodyBroken: "This comment contains half a character (a lone surrogate). Take it out and try again.",
  bodyTooLong: (length: number, limit: number) =>
    `This comment has ${counted("en", length, { one: "character", other: "characters" })}; ` +
    `at most ${limit.toLocaleString("en")} fit. It is kept below so you can shorten it.`,
  quoteForm: "A quote needs the words it quotes.",
  quoteTooLong: (length: number, limit: number) =>
    `The quoted passage has ${counted("en", length, { one: "character", other: "characters" })}; ` +
    `at most ${limit.toLocaleString("en")} fit. Quote a part of it, or comment on the whole paragraph.`,
  quoteContextTooLong: (limit: number) =>
    `At most ${limit.toLocaleString("en")} characters of context before and after a quote fit.`,
  quoteAbsent: "These words are not in the paragraph.",
};

export const commentCheckWords: Catalogue<typeof en> = { en };
