import { counted, type Catalogue } from "./words";

const en = {
  comment: (seconds: number) =>
    `You are writing faster than others can read. Send this again in ${counted("en", seconds, { one: "second", other: "seconds" })}.`,
  commentNew: (seconds: number) =>
    `While your account is new, comments go out a little apart. Send this again in ${counted("en", seconds, { one: "second", other: "seconds" })}.`,
};

export const limitWords: Catalogue<typeof en> = { en };
