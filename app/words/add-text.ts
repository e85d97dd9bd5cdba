import { counted, type Catalogue } from "./words";

/** Putting a text on a group's lectern, and looking after it there. */
const en = {
  addTitle: "Add a text",
  addLead: (group: string) => `To ${group}`,
  addIntro:
    "Lectern splits what you give it into sections and numbered paragraphs: plain text, Markdown, a web page, a Word document, a book or a PDF. In what you type yourself, leave an empty line between paragraphs.",
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
  fieldTitle: "Title",
  fieldTitleHint: "Left empty, the heading at its beginning is taken. A text without one needs a title.",
  fieldByline: "Author or source",
  fieldFormat: "Form",
  formats: { "": "Find out", plain: "Plain text", markdown: "Markdown", html: "Web page" },
  add: "Add the text",
  preview: "Look it over first",
  bothGiven: "You pasted a text and chose a file. Empty the box, or send it again without the file.",
  tooLarge: (megabytes: number) =>
    `What you sent is larger than ${megabytes} MB. Divide it into parts and add them one by one. The title and what you had pasted have to be entered again.`,
  failed: "The text was not added",

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
