import { counted, type Catalogue } from "./words";

const en = {
  joinFirst: "Join this group to take part in its discussions.",
  waiting: "A host has to let you in before you can write here.",
  noBlock: "There is no such paragraph in this text.",
  blockGone:
    "That paragraph is not in the edition that is read now. Your words are kept: send them on the whole text, or copy them and choose another paragraph.",
  noSection: "There is no such section in this text.",
  oneAnchor: "A comment hangs on a paragraph or on a section, not on both.",
  quoteNeedsBlock: "A passage needs the paragraph it stands in.",
  anchorShape: `"anchor" is an object with "block" or "section", and "quote" within a block.`,
  noParent: "The comment you reply to is not in this text.",
  parentRemoved: "The comment you reply to has been removed.",
  parentShape: `"parentId" is the id of a comment, or is left out.`,
  kind: `"kind" is "comment" or "question".`,
  replyKind: "A reply cannot be a question of its own. Ask it as a new thread.",
  idShape: "An id is 8 to 64 letters, digits, hyphens or underscores.",
  sentBefore: "Another comment was sent from this form before. Send it once more, and this one stands too.",
  formBroken: "Something was missing from the form. Send it once more.",
  idTaken: "A different comment has this id already.",
  version: `"version" is the number of the version you edited.`,
  editedMeanwhile: "This was edited in the meantime. Both wordings are below: bring them together and save again.",
  notYours: "Only its author can change this comment.",
  undoOver: "It is too late to take this back.",
  reaction: (names: string) => `Reactions are: ${names}.`,
  notQuestion: "Only a question can be open, answered or parked.",
  questionState: `A question is "open", "answered" or "parked".`,
  notSettle: "The asker, and those who lead the group, settle a question.",
  cursor: "This cursor does not belong to this list.",
  since: `"since" is a whole number, 0 or more.`,
  filterKind: `"kind" is "comment" or "question".`,
  removed: "This comment was deleted by its author.",
  someone: "Someone who left",
  replies: (n: number) => counted("en", n, { one: "reply", other: "replies" }),
};

export const commentWords: Catalogue<typeof en> = { en };
