/** Where in a text the group is, as screens tell it. Pure. */
import type { SessionNow } from "./now";

/** A block as it is named to people. */
export type PlaceView = {
  textId: string;
  /** ¶ n; null where it has no number. */
  number: number | null;
  heading: string | null;
  /** Its first words. */
  words: string;
  /** Of the reading page, at this block. */
  href: string;
  /** The paragraph itself is not in the text any more: this took it in, or stands nearest. */
  isStandIn?: true;
  /** In how many parts a wall shows it. */
  parts: number;
};

/** By id of the block. */
export type Places = Record<string, PlaceView>;

/** What everybody in the room is told: how it stands, and the words of where the group is, so that nobody needs to ask for them. */
export type SessionTold = { now: SessionNow; places: Places };

/** All of one block, for a screen that a room reads. */
export type PassageView = PlaceView & {
  block: string;
  html: string;
  /** The same in the parts that a wall shows one at a time; one where it holds all of it. */
  shown: string[];
  /** Characters. */
  length: number;
  /** The paragraphs beside it; null at the ends. */
  before: string | null;
  after: string | null;
};

/** The block where the group is, as a page beside a session needs it. */
export type WhereView = Pick<PassageView, "block" | "number" | "before" | "after">;

/** What a screen must know the words of: where the group is, and where the passages begin and end that are not read yet. */
export function blocksIn({
  spot,
  agenda,
  roster,
}: Pick<SessionNow, "spot" | "agenda" | "roster">): Array<{ textId: string; id: string }> {
  const found = new Map<string, { textId: string; id: string }>();
  const add = (textId: string, id: string) => found.set(id, { textId, id });
  const unread = roster.filter(({ state }) => state !== "read");
  for (const { passage } of [...agenda, ...unread]) {
    if (!passage) continue;
    add(passage.textId, passage.from);
    add(passage.textId, passage.to);
  }
  if (spot?.block) add(spot.textId, spot.block);
  return [...found.values()];
}

/** Whether somebody may move the group besides those who run the session. */
export const hasBaton = ({ baton }: Pick<SessionNow, "baton">, me: { id: string } | null): boolean =>
  baton !== null && baton.id === me?.id;
