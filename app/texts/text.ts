/** What a text is: sections and blocks, from the draft a reader makes of a file to the view that pages and API show. */
import type { TextState } from "../groups/group";
import type { Origin, OriginSaid } from "./origin";

export const blockKinds = [
  "paragraph",
  "list",
  "quote",
  "verse",
  "caption",
  "table",
  "code",
  "footnote",
  "picture",
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** Pictures, captions and footnotes belong to what they stand by and carry no number. */
export const isNumbered = (kind: BlockKind) => kind !== "caption" && kind !== "footnote" && kind !== "picture";

/** What a text may be made of: words, sent as a file or pasted; or a file that is more than words. */
export const writtenFormats = ["plain", "markdown", "html"] as const;
export const fileFormats = ["epub", "docx", "pdf"] as const;
export const textFormats = [...writtenFormats, ...fileFormats] as const;
export type WrittenFormat = (typeof writtenFormats)[number];
export type FileFormat = (typeof fileFormats)[number];
export type TextFormat = WrittenFormat | FileFormat;

export const isFileFormat = (format: string): format is FileFormat =>
  (fileFormats as readonly string[]).includes(format);

/** What a reader makes of a file, before anything is stored. `html` is safe to show as it is. */
export type Draft = OriginSaid & {
  format: TextFormat;
  /** null: the file does not say. */
  title: string | null;
  byline: string | null;
  /** BCP 47 or null. */
  language: string | null;
  sections: DraftSection[];
  /** Where the reader was unsure, as sentences for the host. */
  warnings: string[];
};
export type DraftSection = { heading: string | null; level: number; blocks: DraftBlock[] };
/** `html` is the inside of the block without its outer element for paragraph and caption; whole elements otherwise. */
export type DraftBlock = { kind: BlockKind; html: string; text: string };

export type BlockView = { id: string; number: number | null; kind: BlockKind; html: string; text: string };
export type SectionView = { id: string; heading: string | null; level: number; blocks: BlockView[] };

/** The contract's answer of `/texts/:id`. */
export type TextView = Origin & {
  id: string;
  title: string;
  byline: string;
  language: string;
  url: string;
  group: string;
  seq: number;
  edition: number;
  words: number;
  createdAt: string;
  /** Place in the group's syllabus, from 1; 0: none yet. */
  position: number;
  /** The day the group means to have read it by, `YYYY-MM-DD` in its time zone. */
  dueOn: string | null;
  state: TextState;
  sections: SectionView[];
};

/** A line in a list of texts. */
export type TextLine = Omit<TextView, "sections"> & { numbered: number; comments: number };

export const textLimits = {
  title: { max: 300 },
  byline: { max: 300 },
  published: { max: 10 },
  source: { max: 2000 },
  licence: { max: 300 },
  /** Bytes of an upload, and characters of text in it; a book may have a million words. */
  upload: 25 * 1024 * 1024,
  /** Characters of the address of a page to fetch. */
  address: 2000,
  characters: 5 * 1024 * 1024,
  bookCharacters: 10 * 1024 * 1024,
  blocks: 50_000,
  sections: 5_000,
} as const;
