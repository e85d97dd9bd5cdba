import { readingWords, type ReadingWords } from "./reading";
import type { Catalogue } from "./words";

/** Of the text itself, which the server writes: no browser downloads them with the page. */
const en = {
  section: (heading: string) => `Section “${heading}”`,
  caption: "Caption",
  footnote: "Footnote",
  picture: "Picture",
  later: (first: number | null, last: number | null) =>
    first === null || last === null
      ? "More of the text"
      : first === last
        ? `Paragraph ${first}`
        : `Paragraphs ${first} to ${last}`,
};

export type ArticleWords = ReadingWords & typeof en;
export const articleWords: Catalogue<ArticleWords> = { en: { ...readingWords.en, ...en } };
