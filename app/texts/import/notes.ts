/**
 * Notes: a mark in the text and the note it leads to, which leads back. The number is the link both ways, so that the
 * words of a block are what one sees, with nothing added that a quotation would stumble over. A page shows one text, so
 * `note-1` is enough of an address; nothing of the author's goes into it.
 */

/** @param label as shown, escaped. @param number counts through the text. @param nth the how-manieth mark of this note. */
export const noteMark = (number: number, nth: number, label = String(number)) =>
  `<sup class="note-ref" id="note-ref-${number}${nth > 1 ? `-${nth}` : ""}"><a href="#note-${number}">[${label}]</a></sup>`;

/** The label of the note; it leads back when there is a mark to lead back to. */
export const noteLabel = (number: number, referred: boolean, label = String(number)) =>
  referred ? `<a href="#note-ref-${number}" class="note-back">[${label}]</a>` : `[${label}]`;

/** @param inside whole paragraphs. */
export const noteHtml = (number: number, inside: string) => `<aside class="note" id="note-${number}">${inside}</aside>`;

/** Without note marks: a note that is added must not change what the paragraph is. */
export const withoutMarks = (text: string) => text.replace(/\[\d{1,7}\]/g, " ");
