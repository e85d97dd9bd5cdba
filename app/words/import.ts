import { counted, type Catalogue } from "./words";

/** What Lectern reads, for whoever has something else. */
const readable =
  "plain text (.txt), Markdown (.md), a web page (.html), a Word document (.docx), a book (.epub) or a PDF";
const asWord = "Open it in Word or LibreOffice, save it as .docx, and import that.";
const characters = (count: number) => counted("en", count, { one: "character", other: "characters" });

const en = {
  tooMuchWork: "Reading this took too long and was stopped. Split it into several texts, or send it as plain text.",
  yoursWait: "Several of your texts are still being read. Wait until they are done, then send this one again.",
  allBusy: "Many texts are being read at the moment. Wait a minute, then send this one again.",
  empty: "There are no words in this. Choose a file with text in it, or paste the text.",
  onlyHeadings:
    "There are headings in this, but no words under them. Write the text under its headings, or choose plain text as its form.",
  nothingSent: "Choose a file or paste a text.",
  fileTooLarge: (most: number) =>
    `A file may have at most ${Math.floor(most / 1024 / 1024)} MB. Divide it into parts and import them one by one.`,
  tooManyCharacters: (most: number) =>
    `A text may have at most ${characters(most)}. Divide it into parts and import them one by one.`,
  tooManyBlocks: (most: number) =>
    `A text may have at most ${counted("en", most, { one: "paragraph", other: "paragraphs" })}. Divide it into parts and import them one by one.`,
  tooManySections: (most: number) =>
    `A text may have at most ${counted("en", most, { one: "section", other: "sections" })}. Divide it into parts and import them one by one.`,
  tooManyLines: (most: number) =>
    `This Markdown has more than ${counted("en", most, { one: "line", other: "lines" })}. Divide it into parts, or import it as plain text.`,
  tooManyPlainLines: (most: number) =>
    `A text may have at most ${counted("en", most, { one: "line", other: "lines" })}. Divide it into parts and import them one by one.`,
  tooManyMarks: (most: number) =>
    `This Markdown has more than ${counted("en", most, { one: "mark", other: "marks" })} such as * [ or |. Divide it into parts, or import it as plain text.`,
  tooDeep: (most: number) =>
    `Lists, quotations or emphasis in this Markdown stand inside one another more than ${most} deep. Flatten them, or import it as plain text.`,
  tooWide: (most: number) =>
    `A table may have at most ${counted("en", most, { one: "column", other: "columns" })}. Divide the table, or import the file as plain text.`,
  pageSwells: "Written out, this page would be many times its own size. Copy the text out of the browser and paste it.",
  pageTooDeep: (most: number) =>
    `The elements of this page stand inside one another more than ${most} deep. Copy the text out of the browser and paste it.`,
  pageWithoutText:
    "Lectern found no text on this page, perhaps because it is put there by a program. Copy the text out of the browser and paste it.",
  swells: "Its links and signs would make this Markdown many times its own size. Import it as plain text.",
  chooseFormat: "Choose one of the forms that stand there.",
  unknownFormat: (format: string) =>
    `Lectern does not know the format "${format}". Use "plain", "markdown" or "html", or "epub", "docx" or "pdf" for a file.`,
  sentAsFile: (format: string) => `What has the format "${format}" is sent as a file, not pasted. Choose the file.`,
  /** The file is not what the format that was chosen says. */
  isNone: {
    epub: "This file is no EPUB book. Leave the choice of its form to Lectern, or choose another file.",
    pdf: "This file is no PDF. Leave the choice of its form to Lectern, or choose another file.",
    docx: "This file is no Word document (.docx). Leave the choice of its form to Lectern, or choose another file.",
  },
  /** Where only words will do. */
  notAsText: {
    epub: "This is an EPUB book, whatever its name says. Send the file itself.",
    docx: "This is a Word document, whatever its name says. Send the file itself.",
    pdf: "This is a PDF, whatever its name says. Send the file itself.",
  },
  pdf: {
    locked: "This PDF is locked with a password. Save it without one, and import that.",
    broken:
      "This PDF is damaged and cannot be opened. Open it in the program you read it with, print it to a new PDF, and import that.",
    pictures:
      "The pages of this PDF are pictures, without letters in them. Run it through a program that recognises text (OCR), and import what that makes.",
    tooManyPages: (most: number) =>
      `A PDF may have at most ${counted("en", most, { one: "page", other: "pages" })}. Divide it into parts and import them one by one.`,
    tooMuch:
      "There is more on the pages of this PDF than can be read at once. Divide it into parts and import them one by one.",
  },
  later: {
    "old Word document": `Lectern cannot read old Word documents (.doc). ${asWord}`,
    "locked Office document":
      "This document is locked with a password. Open it with the password, save it without one, and import that.",
    "OpenDocument text": `Lectern cannot read OpenDocument files yet. ${asWord}`,
    RTF: `Lectern cannot read RTF files yet. ${asWord}`,
    picture: `This is a picture, not a text. Import the text itself: ${readable}. A picture of a page has to go through a program that recognises text (OCR) first.`,
    archive: `This is an archive. Unpack it and import the text inside: ${readable}.`,
    binary: `This is not a text file, whatever its name says. Open it in the program it was made with, and save it there as something Lectern reads: ${readable}.`,
  },
  /** Of files that are archives inside, books and Word documents, and of what only has the name of one. */
  archive: {
    broken:
      "This file is damaged or was not sent whole. Download it again, or save it again from the program it was made with, open it once to see that it is whole, and import that.",
    locked: "This file is locked with a password. Save it without one and import that.",
    tooMany: (most: number) =>
      `There are more than ${counted("en", most, { one: "file", other: "files" })} inside this one. Divide it into parts and import them one by one.`,
    tooLarge: (most: number) =>
      `Unpacked, this file would be far larger than it is now; at most ${most} MB are read. Take out its pictures or divide it into parts, and import those.`,
    packedOddly:
      "This file is packed in a way Lectern does not read. Save it again with another program and import that.",
  },
  book: {
    locked:
      "This book is protected: only the program it was bought for can open it. Ask its publisher for a copy without protection, or import the text in another form.",
    broken:
      "This file calls itself an EPUB book, but does not say what is in it. Download it again, or save it with another program, and import that.",
  },
  word: {
    broken:
      "This Word document is damaged. Open it in Word or LibreOffice, save it as a new .docx file, and import that.",
    documentType:
      "This Word document defines its own document type, which Word never does and Lectern does not read. Save it again with Word or LibreOffice and import that.",
    tooDeep: (most: number) =>
      `The elements of this Word document stand inside one another more than ${most} deep. Take tables and boxes out of one another, or import it as plain text.`,
    other: "This file is of the Office family, but no Word document. Save its text from Word as .docx and import that.",
    none: `There is no Word document in this archive. Unpack it and import what is inside.`,
    tooLarge: (most: number) =>
      `The text of this Word document takes more than ${most} MB inside the file. Divide it into parts and import them one by one.`,
    tooManyPieces:
      "This Word document comes in more paragraphs, cells and changes of type than Lectern reads at a time. Divide it into parts and import them one by one.",
  },
  encoding: {
    damaged: "Parts of this file are no text in any encoding Lectern knows. Save it again as UTF-8 and import that.",
    utf32: "This file is encoded as UTF-32. Save it again as UTF-8 and import that.",
    guessed: (encoding: string) =>
      `How the letters of this file are encoded is not certain: it was read as ${encoding}. Check that accents and quotation marks are right; if not, save the file as UTF-8 and import it again.`,
  },
  warning: {
    manyHeadings: "More than a quarter of the lines look like headings. Check that the sections are right.",
    headingsInARow: "Several headings follow one another with nothing between them. Check that the sections are right.",
    onlyHeadings: "Every line looks like a heading. They were imported as paragraphs.",
    repeated: (heading: string) =>
      `"${heading}" stands alone on a line more than once. It was taken for a running head or a caption, not for a heading.`,
    numbered:
      "Most paragraphs begin with a number in brackets. They were taken for numbered paragraphs, not for notes.",
    pictures: (count: number) =>
      `${counted("en", count, { one: "picture was", other: "pictures were" })} left out. Where a description was given, it stands in the place of the picture.`,
    picturesNotTaken: (count: number) =>
      `${counted("en", count, { one: "picture", other: "pictures" })} could not be taken in: not found, damaged, too large, or of a kind that browsers do not all show. Where a description was given, it stands in the place of the picture.`,
    links: (count: number) =>
      `${counted("en", count, { one: "link was", other: "links were" })} left out, because only web and mail addresses are kept. The words of the link stay.`,
    pdf: "A PDF says where letters stand on its pages, not which of them are a paragraph or a heading. Check the sections and how paragraphs begin and end.",
    silentPages: (count: number) =>
      `${counted("en", count, { one: "page has", other: "pages have" })} no letters, only pictures, and ${count === 1 ? "was" : "were"} left out.`,
    undescribed: (count: number) =>
      `${counted("en", count, { one: "picture was", other: "pictures were" })} taken in from the pages of the PDF, which does not say what ${count === 1 ? "it shows" : "they show"}. Describe ${count === 1 ? "it" : "each"} for whoever cannot see it, and leave out what only adorns.`,
    bookLetters:
      "Some pages of the book do not say rightly how their letters are encoded. Check that accents and quotation marks are right.",
    missing: (count: number) =>
      `${counted("en", count, { one: "page that the book lists is", other: "pages that the book lists are" })} not in the file. Check that nothing is missing from the text.`,
    beside: (count: number) =>
      `${counted("en", count, { one: "page that stands beside the book's own order was", other: "pages that stand beside the book's own order were" })} left out.`,
    boldLines: (count: number) =>
      `${counted("en", count, { one: "short paragraph in bold stands", other: "short paragraphs in bold stand" })} where a heading could. ${count === 1 ? "It was" : "They were"} imported as ${count === 1 ? "a paragraph" : "paragraphs"}; give real headings the style "Heading 1" in Word.`,
    hiddenWords: "Words that are hidden in the Word document were left out.",
    otherFiles: (count: number) =>
      `${counted("en", count, { one: "other file is", other: "other files are" })} embedded in the Word document and shown as part of it. What they say was left out: open the document in Word, save it as a new .docx file, and import that.`,
    contents: "The table of contents that Word made was left out. The outline of the text takes its place.",
    html: "The file contains HTML tags. They are shown as they were written.",
    unusedNotes: (count: number) =>
      `${counted("en", count, { one: "note is", other: "notes are" })} not referred to anywhere. You find them at the end of the text.`,
  },
};

/** Everything an import says: refusals, and the warnings that go with a draft. */
export const importWords: Catalogue<typeof en> = { en };
