import { counted, type Catalogue } from "./words";

const en = {
  missing: "Fill this in.",
  notText: "This must be text.",
  unpaired: "This contains half of a character, which cannot be stored.",
  control: "This contains a control character or a line break. Type it again by hand.",
  proseControl: "This contains a control character. Type it again by hand.",
  direction: "This contains an invisible mark that turns the direction of writing. Type it again by hand.",
  invisible: "This contains nothing that can be seen.",
  tooShort: (min: number) => `This needs at least ${counted("en", min, { one: "character", other: "characters" })}.`,
  tooLong: (length: number, max: number) => `This is ${length} characters long. At most ${max} fit.`,
};

export const lineWords: Catalogue<typeof en> = { en };
