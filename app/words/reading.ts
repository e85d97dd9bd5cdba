import { counted, type Catalogue } from "./words";

const n = (count: number) => counted("en", count, { one: "comment", other: "comments" });

const en = {
  /** Beside the name of whoever came by a guests' link. */
  guest: "Guest",
  sections: "Sections",
  introduction: "Beginning",
  closeOutline: "Close",
  openOutline: "Sections",
  comments: n,
  wholeText: "The whole text",
  discussText: "Discuss the whole text",
  markAllRead: "Mark all as read",
  settings: "Settings",
  goOn: (number: number) => `Continue at ¶ ${number}`,
  nextUnread: "Next unread",
  readSoFar: (percent: number) => `You have read ${percent}%`,
  paragraph: (number: number) => `Paragraph ${number}`,
  section: (heading: string) => `Section “${heading}”`,
  caption: "Caption",
  footnote: "Footnote",
  picture: "Picture",
  talkAbout: (what: string) => `Comment on: ${what}`,
  talkCount: (count: number, what: string, unread: number) =>
    `${n(count)} on: ${what}${unread ? `, ${unread} unread` : ""}`,
  discussionOf: (what: string) => `Discussion: ${what}`,
  close: "Close the discussion",
  pick: "Choose a paragraph to discuss: its number, the count beside it, or the key c.",
  noneYet: "Nothing has been said here.",
  beFirst: "What is clear, what is not, what do you doubt?",
  loading: "Loading the discussion…",
  loadFailed: "The discussion did not load.",
  again: "Try again",
  more: "Show more",
  isNew: "new",
  fresh: (count: number) => `${count} new`,
  freshAloud: (count: number, what: string) =>
    `${counted("en", count, { one: "new comment", other: "new comments" })} on: ${what}`,
  readingNow: (count: number) => (count ? `${count} more reading now` : "Only you are reading now"),
  readingWho: (name: string, number: number | null) => (number ? `${name}, at ¶ ${number}` : name),
  readingMore: (count: number) => counted("en", count, { one: "other reader", other: "other readers" }),
  writing: (names: string[]) =>
    names.length === 1 ? `${names[0]} is writing…` : `${names.slice(0, 3).join(", ")} are writing…`,
  offline: "Not connected. What you write is kept, and news come later.",
  bye: {
    "signed-out": "You were signed out. Sign in again to go on.",
    removed: "You are no longer a member of this group.",
    private: "This text is no longer open to you.",
    deleted: "This text has been taken down.",
  } as Record<string, string>,
  whole: "Show all of it at once",
  later: (first: number | null, last: number | null) =>
    first === null || last === null
      ? "More of the text"
      : first === last
        ? `Paragraph ${first}`
        : `Paragraphs ${first} to ${last}`,
  changed: "Something has changed here.",
  newEdition: "There is a new edition of this text. What you have written is kept.",
  editions: (number: number) => `Edition ${number}`,
  shelved: (count: number) => `${count} on the shelf`,
  reload: "Reload",
  closeNews: "Close this message",
  kept: "You had begun to write this; copy it if you like.",
  // One comment
  question: { open: "Question", answered: "Answered", parked: "Parked" } as Record<string, string>,
  someone: "Someone who left",
  edited: "edited",
  inSession: "in a session",
  decided: "What was decided",
  reply: "Reply",
  replyTo: (name: string) => `Reply to ${name}`,
  quoteReply: "Quote",
  edit: "Edit",
  delete: "Delete",
  history: "History",
  copyLink: "Copy link",
  copied: "Link copied",
  moreActions: "More actions",
  addReaction: "React",
  reaction: { agree: "Agree", thanks: "Thanks", insight: "Insight", unsure: "Unsure", disagree: "Disagree" } as Record<
    string,
    string
  >,
  markAnswered: "Mark as answered",
  markParked: "Park for a meeting",
  markOpen: "Open again",
  deleted: "Deleted.",
  undo: "Undo",
  // Writing one
  addTo: (what: string) => `Add to the discussion: ${what}`,
  placeholder: "What do you make of this?",
  blocked: "By somebody whom you do not see.",
  send: "Comment",
  sendAnyway: "Send all the same",
  sendReply: "Reply",
  sendQuestion: "Ask",
  save: "Save",
  cancel: "Cancel",
  asQuestion: "This is a question",
  preview: "Preview",
  write: "Write",
  hint: "Markdown, @name, ¶ 39",
  draftKept: "draft kept",
  sending: "Sending…",
  tooLong: (length: number, most: number) =>
    `${length.toLocaleString("en")} of at most ${most.toLocaleString("en")} characters. Shorten it to send.`,
  notSent: "Not sent: there is no connection. Your words are kept; try again.",
  signInAgain: "You are signed out. Your words are kept:",
  signIn: "sign in and come back",
  conflict: "This comment was changed meanwhile. What stands now is above; saving again replaces it.",
  dropPassage: "Not about a passage",
  commentPassage: "Comment on this passage",
  people: "People",
  // Keys
  keys: "Keyboard",
};

export const readingWords: Catalogue<typeof en> = { en };
export type ReadingWords = typeof en;
