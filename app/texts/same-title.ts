/** Whether a title was typed again by somebody who means it. Case, kinds of quotation mark, dash and space do not matter. Pure. */
export const isSameTitle = (typed: string, title: string): boolean =>
  typed.trim() !== "" && plain(typed) === plain(title);

const plain = (line: string) =>
  line
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/\p{Pd}+/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
