import type { Catalogue } from "./words";

/** What a new group still needs. */
const en = {
  title: "Two steps to begin",
  titleLast: "Now invite people",
  text: "Put a text on the lectern: paste it, or choose a file.",
  textDone: "The first text is there.",
  textButton: "Add a text",
  invite: "Send a link to those who read along.",
  added: "The text is on the lectern.",
  read: (title: string) => `Read “${title}”`,
  inviteDone: "An invite is made.",
  inviteShow: "See invites",
  inviteButton: "Make an invite link",
};

export const firstStepWords: Catalogue<typeof en> = { en };
