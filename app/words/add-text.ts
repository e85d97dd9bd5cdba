import { counted, type Catalogue } from "./words";

/** Putting a text on a group's lectern, and looking after it there. */
const en = {
  addTitle: "Add a text",
  addLead: (group: string) => `To ${group}`,
  addIntro:
    "Lectern splits what you give it into sections and numbered paragraphs. Plain text and Markdown need no touching up: leave an empty line between paragraphs.",
  visibleTo: (who: string) => `Who will see it: ${who}.`,
  who: {
    public: "anyone who finds this group, signed in or not",
    unlisted: "anyone who has the link",
    private: "members of this group only",
  },
  withGuests: "members of this group, and guests who come by a link",
  fieldContent: "Paste the text",
  fieldAddress: "Or the address of a web page",
  fieldAddressHint:
    "Lectern fetches it, and takes the text without what stands around it. Beside a text that you paste, it says where that is from.",
  fieldFile: "Or choose a file",
  fieldFileHint: (megabytes: number) =>
    `Plain text or Markdown (.txt or .md), a saved web page (.html), a Word document (.docx), a book (.epub) or a PDF, at most ${megabytes} MB.`,
  fileAgain: "Choose the file again",
  fileAgainHint: "The outline below was made of it, and nothing of it was kept yet.",
  fieldTitle: "Title",
  fieldTitleHint: "Left empty, the heading at its beginning is taken. A text without one needs a title.",
  fieldByline: "Author or source",
  fieldFormat: "Form",
  formats: { "": "Find out", plain: "Plain text", markdown: "Markdown", html: "Web page" },
  add: "Add the text",
  preview: "Show the outline first",
  bothGiven: "You pasted a text and chose a file. Empty the box, or send it again without the file.",
  tooLarge: (megabytes: number) =>
    `What you sent is larger than ${megabytes} MB. Divide it into parts and add them one by one. The title and what you had pasted have to be entered again.`,
  failed: "The text was not added",

  outlineTitle: "This is what Lectern made of it",
  outlineOf: (sections: number, paragraphs: number) =>
    `${counted("en", sections, { one: "section", other: "sections" })}, ${counted("en", paragraphs, { one: "numbered paragraph", other: "numbered paragraphs" })}. Nothing is stored yet.`,
  warnings: "Where Lectern was unsure",
  sections: "Sections",
  noSections: "No headings were found: all of it is one section.",
  beforeHeading: "Before the first heading",
  range: (from: number, to: number) => (from === to ? `¶ ${from}` : `¶ ${from}–${to}`),
  kinds: {
    paragraph: "",
    list: "List",
    quote: "Quote",
    verse: "Verse",
    caption: "Caption",
    table: "Table",
    code: "Code",
    footnote: "Note",
  },
  notAll: "The text is long: of the later sections only the headings are shown.",
  titleFound: "Found in the text. You can change it.",
  titleNone: "The text has no title of its own. Give it one.",
  content: "The text itself",
  contentHint: "Change it here and show the outline again, if the sections are not right.",
  changeContent: "Change the text itself",
  again: "Show the outline again",

  settingsTitle: "Settings of the text",
  save: "Save",
  saved: "Saved.",
  toText: "To the text",
  deleteTitle: "Delete this text",
  deleteText: (comments: number) =>
    comments === 0
      ? "It goes for everybody and for good."
      : `It goes for everybody and for good, with ${counted("en", comments, { one: "comment", other: "comments" })} on it.`,
  deleteConfirm: "To delete it, type its title",
  deleteConfirmHint: (title: string) => `The title is: ${title}`,
  deleteMistyped: (title: string) => `This is not the title. Type: ${title}`,
  deleteButton: "Delete the text",
};

export const addTextWords: Catalogue<typeof en> = { en };
