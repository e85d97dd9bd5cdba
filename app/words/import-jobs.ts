import type { Catalogue } from "./words";

const number = (value: number) => value.toLocaleString("en");
const size = (bytes: number) =>
  bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(Math.round(bytes / 100_000) / 10)} MB`;

/** An import that takes longer than one waits for. */
const en = {
  title: "Your text is being read",
  lead: (group: string) => `For ${group}. You can leave this page; the text is added all the same.`,
  leadEdition: (title: string) =>
    `It is to be a new edition of “${title}”. You can leave this page; when it is read, it waits under Editions or is there to be looked over.`,
  what: "What is read",
  pasted: "the text that you pasted",
  stages: {
    waiting: () => "Waiting for its turn. Another text is being read.",
    fetching: (at: number, of: number) =>
      at === 0
        ? "Fetching the page…"
        : `Fetching the page… ${of > 0 ? `${size(at)} of ${size(of)}` : `${size(at)} so far`}.`,
    unpacking: () => "Unpacking.",
    reading: () => "Reading.",
    chapters: (at: number, of: number) => `Reading page ${number(at)} of ${number(of)} of the book.`,
    pages: (at: number, of: number) => `Reading page ${number(at)} of ${number(of)}.`,
    sorting: () => "Sorting out headings and paragraphs.",
    pictures: (at: number, of: number) => `Taking in picture ${at.toLocaleString("en")} of ${of.toLocaleString("en")}.`,
    adding: () => "Adding it to the group.",
    comparing: () => "Comparing it with the edition that is read now.",
  },
  bar: "How far it is",
  cancel: "Cancel",
  cancelHint: "Nothing of it is kept then.",
  refreshes: "This page looks again by itself every few seconds.",
  failedTitle: "The text was not added",
  failedEdition: "The edition was not brought",
  back: "Back to adding a text",
  backToEdition: "Back to bringing an edition",
  backHint: "What you had pasted or typed may still be there when you go back in your browser.",
  /** The process that read it is gone. */
  lost: "Lectern was restarted while this was being read, and nothing of it was kept. Send it once more.",
  broken:
    "Something broke while this was being read, and nothing of it was kept. Send it once more; if that breaks too, tell whoever runs this installation.",
  isOver: "This has been read already.",
};

export const importJobWords: Catalogue<typeof en> = { en };
