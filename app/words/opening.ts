import { counted, type Catalogue } from "./words";

/** Before a group is shown to more people than see it now. */
const en = {
  title: { unlisted: "Show the group to whoever has its address?", public: "Show the group to everybody?" },
  leads: {
    unlisted: "Anybody who has the address of the group or of a text will read this, without an account:",
    public: "Everybody on the internet will read this, without an account:",
  },
  about: "the name of the group and what it is about",
  texts: (count: number) =>
    count === 0
      ? "every text that is put on the lectern"
      : `${counted("en", count, { one: "text", other: "texts" })}, as a whole`,
  comments: "everything said in it, also what was written until today, with the names of those who wrote it",
  listed: "It will stand in the list of groups, and search engines may find it.",
  already: "What anybody with the address reads already will be found by everybody:",
  stays: "Who else is in the group stays known to its members only. Only members write, and guests where you let them.",
  told: "Your members are told. What was read meanwhile cannot be taken back by closing the group again.",
  button: { unlisted: "Show it to whoever has the address", public: "Show it to everybody" },
  cancel: "Leave it as it is",
};

export const openingWords: Catalogue<typeof en> = { en };
