/** A session moment by moment as its page shows it. Plain JSON. */
import type { HandKind, NoteKind, PollKind } from "./meeting";
import type { Places } from "./place";
import type { SessionState } from "./session";

/** `name` null: the group wants no names in what is left of a session. */
export type Told =
  | { what: "started" | "ended" | "reopened" }
  | { what: "item"; title: string }
  | { what: "moved"; block: string | null }
  /** `seconds` null: they still speak. `words`: what they raised their hand for. `given`: out of the order of the queue. */
  | {
      what: "turn";
      name: string | null;
      as: HandKind;
      words: string;
      seconds: number | null;
      given: { by: string | null } | null;
    }
  | { what: "round" }
  /** `names` null: the group wants none; then how many are together. */
  | { what: "groups"; groups: Array<{ people: number; names: string[] | null }> }
  | { what: "reading"; name: string | null; from: string; to: string }
  | { what: "poll-opened"; question: string; isSecret: boolean }
  | {
      what: "poll-closed";
      kind: PollKind;
      question: string;
      choices: string[];
      isSecret: boolean;
      voted: number;
      tally: number[];
    }
  | { what: "note"; kind: NoteKind; body: string; by: string | null; person: string | null; due: string | null }
  | { what: "comment"; name: string | null; isQuestion: boolean; excerpt: string; number: number | null; href: string };

export type MomentView = {
  at: string;
  /** By the clock on the group's wall. */
  clock: string;
  /** Where the group was; null: nowhere in particular. */
  block: string | null;
  /** The item that ran. */
  item: string | null;
  /** Who had the floor; null: nobody. */
  speaks: { name: string | null; as: HandKind } | null;
  waiting: number;
  here: number;
  news: Told[];
  /** Happened in it too, and is not told. */
  more: number;
};

export type CatchUp = {
  session: { id: string; title: string; url: string; state: SessionState };
  group: { slug: string; name: string };
  moments: MomentView[];
  /** Moments at which an item began, from 0. */
  items: Array<{ at: number; title: string }>;
  places: Places;
  /** Comments that are not told one by one. */
  moreComments: number;
};

/** Moments of one session, comments among them, what is told of each, characters of a note. */
export const catchUpLimits = { moments: 300, comments: 500, news: 12, note: 600, places: 400 } as const;

type Kind = Told["what"];
const lesser = new Set<Kind>(["moved", "turn", "reading", "comment"]);

/** What is told of a moment in which very much happened: decisions and the like go before turns and comments. In order. */
export function told<News extends { what: Kind }>(news: News[], most: number): { news: News[]; more: number } {
  if (news.length <= most) return { news, more: 0 };
  const first = news.filter(({ what }) => !lesser.has(what)).slice(0, most);
  const rest = news.filter(({ what }) => lesser.has(what)).slice(0, most - first.length);
  const kept = new Set([...first, ...rest]);
  return { news: news.filter((each) => kept.has(each)), more: news.length - kept.size };
}
