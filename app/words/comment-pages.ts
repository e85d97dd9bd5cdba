import { counted, type Catalogue } from "./words";

const comments = (count: number) => counted("en", count, { one: "comment", other: "comments" });

/** The pages that comments have of their own: all of a text, and the address of each with its verbs. */
const en = {
  signInToComment: "Sign in to take part",
  joinToComment: "Join the group to take part",
  // All comments of a text
  allTitle: "All comments",
  allLead: (total: number, title: string) => `${comments(total)} on “${title}”, in the order of the text`,
  foundLead: (found: number) => `${comments(found)} found`,
  toText: "To the text",
  filters: "Which comments",
  filterAll: "All",
  filterQuestions: "Questions",
  filterOpen: "Open questions",
  filterMine: "Mine",
  filterShelf: (count: number) => `On the shelf (${count})`,
  shelfHint:
    "What these were said of is not in the edition that is read now. The discussion goes on here, beside what it was about.",
  hang: "Hang it elsewhere",
  isBack: "Its words stand in the text again:",
  isLike: "Words much like these stand in the text again:",
  hangBack: (where: string) => `Hang it there: ${where}`,
  hangLabel: (where: string) => `Hang it elsewhere: the thread on ${where}`,
  earlier: "From the beginning",
  more: "Further comments",
  pages: "Pages",
  noneTitle: "Nothing has been said yet",
  none: "Open the text, choose a paragraph and say what is clear, what is not, what you doubt.",
  noneFoundTitle: "No such comments",
  noneFound: "None of the comments on this text are of this kind.",
  elsewhere: "On the shelf: from earlier editions",
  inEdition: (name: string, edition: number) => `${name} of edition ${edition}`,
  elsewherePlace: "A passage of an earlier edition",
  questionState: `A question is "open", "answered" or "parked".`,
  open: "In the text",
  near: "In the text, where it would stand",
  nearLabel: (name: string, where: string) => `In the text, where it would stand: ${name} on ${where}`,
  openLabel: (name: string, where: string) => `In the text: ${name} on ${where}`,
  on: (where: string) => `On: ${where}`,

  // Writing
  lookAgain: "Please look again",
  refusedTitle: "Your comment was not posted",
  refusedLead: "What you wrote is kept below.",
  body: "Your comment",
  reply: "Your reply",
  asQuestion: "This is a question",
  send: "Comment",
  sendReply: "Reply",
  back: "Back to the discussion",
  replyTitle: (name: string) => `Reply to ${name}`,
  replyGone: "This comment was deleted in the meantime, so it cannot be replied to.",
  replyGoneKept: "What you wrote is kept below. Copy it, and say it in the discussion as a comment of its own.",

  // Changing
  editTitle: "Edit your comment",
  editGone: "This comment was deleted in the meantime. Your wording is kept below, so that you can copy it.",
  save: "Save",
  conflictTitle: "This was edited in the meantime",
  conflictHelp: "Bring the two wordings together in the box, and save again.",
  standing: "What stands now",
  yours: "Your wording",
  together: "The wording to be saved",
  historyHint: "Earlier wordings stay readable in the history.",
  deleteTitle: "Delete this comment?",
  deleteHelp: "Its words and its reactions go. Replies stay, under a line that says it was deleted.",
  delete: "Delete",
  keep: "Keep it",
  deletedTitle: "Your comment is deleted",
  deletedUndo: (seconds: number) =>
    `For ${counted("en", seconds, { one: "second", other: "seconds" })} you can take this back.`,
  deletedFinal: "It cannot be taken back any more.",
  undo: "Undo",

  // History
  historyTitle: "History of a comment",
  historyLead: (name: string, versions: number) =>
    `By ${name}, ${counted("en", versions, { one: "wording", other: "wordings" })}, the newest first`,
  version: (number: number) => `Wording ${number}`,
  first: "as it was first written",
  now: "as it stands now",
  changes: "Words added and left out since the wording before are marked.",
  added: "added:",
  leftOut: "left out:",
  end: "end",
  older: "Earlier wordings",
  newest: "Newest wordings",
};

export const commentPageWords: Catalogue<typeof en> = { en };
