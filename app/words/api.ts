import type { Catalogue } from "./words";

/** What only programs get to read. */
const en = {
  nothingToChange: `Send what is to change: "body" with "version", or "question".`,
  nothingToRename: `Send what is to change: "title", "byline", "published", "source", "licence", "position", "dueOn" or "state".`,
  urlText: `"url" is the address of a web page or a file, as text.`,
  contentText: `"content" is the text itself, as a string.`,
  formatKnown: `"format" is "plain", "markdown" or "html", or for a file "epub", "docx" or "pdf"; or it is left out.`,
  sendJsonOrFile: "Send JSON with Content-Type: application/json, or a file as multipart/form-data.",
  againBoolean: `"again" is true or false, or it is left out.`,
  oneFile: `Send one file, in the field "file".`,
  badForm: "The multipart form is damaged.",
  tooManyParts: (most: number) => `A form may have at most ${most} parts.`,
  upload: (most: number) => `A text may have at most ${Math.floor(most / 1024 / 1024)} MB.`,
};

export const apiWords: Catalogue<typeof en> = { en };
