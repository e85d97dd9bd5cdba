import type { Catalogue } from "./words";

/** An import that takes longer than one waits for. */
const en = {
  title: "Your text is being read",
  lead: (group: string) => `For ${group}. You can leave this page; the text is added all the same.`,
  what: "What is read",
  pasted: "the text that you pasted",
  stages: {
    waiting: () => "Waiting for its turn. Another text is being read.",
    fetching: () => "Fetching it from its address.",
    unpacking: () => "Unpacking.",
    reading: () => "Reading.",
    chapters: (at: number, of: number) =>
      `Reading page ${at.toLocaleString("en")} of ${of.toLocaleString("en")} of the book.`,
    pages: (at: number, of: number) => `Reading page ${at.toLocaleString("en")} of ${of.toLocaleString("en")}.`,
    sorting: () => "Sorting out headings and paragraphs.",
    pictures: (at: number, of: number) => `Taking in picture ${at.toLocaleString("en")} of ${of.toLocaleString("en")}.`,
    adding: () => "Adding it to the group.",
  },
  bar: "How far it is",
  cancel: "Cancel",
  cancelHint: "Nothing of it is kept then.",
  refreshes: "This page looks again by itself every few seconds.",
  failedTitle: "The text was not added",
  back: "Back to adding a text",
  backHint: "What you had pasted or typed may still be there when you go back in your browser.",
  /** The process that read it is gone. */
  lost: "Lectern was restarted while this was being read, and nothing of it was kept. Send it once more.",
  broken:
    "Something broke while this was being read, and nothing of it was kept. Send it once more; if that breaks too, tell whoever runs this installation.",
  isOver: "This has been read already.",
};

export const importJobWords: Catalogue<typeof en> = { en };
