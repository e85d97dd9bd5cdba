/** What an edition is: a line of a text's editions, and what somebody says who brings one. Pure. */
import type { UserView } from "../accounts/user";
import type { TextFormat } from "./text";

/** Plain JSON. */
export type EditionLine = {
  number: number;
  /** `waiting`: for those who look after the text, until one of them lets it be read. */
  state: "read" | "waiting";
  format: TextFormat;
  words: number;
  numbered: number;
  /** What is different and why, in the words of whoever brought it. */
  note: string;
  /** ISO instant. */
  createdAt: string;
  /** ISO instant: when it took the place of the one before; null for the first, and while it waits. */
  readFrom: string | null;
  /** Threads that stayed where they were, as they were, when it began to be read. */
  kept: number;
  /** Who brought it, for those who look after the text; null for everybody else, and where the account is gone. */
  by: UserView | null;
};

/** Characters. */
export const editionLimits = { note: 500, number: 100_000 } as const;

/** A number of an edition as addresses carry it; null where it is none. */
export const editionNumber = (value: string): number | null => (/^[1-9]\d{0,4}$/.test(value) ? Number(value) : null);

export const editionsUrl = (textId: string) => `/t/${textId}/editions`;
export const editionUrl = (textId: string, number: number) => `${editionsUrl(textId)}/${number}`;
export const reportUrl = (textId: string, number: number) => `${editionUrl(textId, number)}/report`;
