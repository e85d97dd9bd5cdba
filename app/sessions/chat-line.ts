/**
 * What people type who know the meetings of the W3C: `q+`, `q+ to ask …`, `q-`, `ack`. Pure.
 *
 * @see https://www.w3.org/2001/12/zakim-irc-bot.html
 */
import type { Ask } from "./command";
import type { HandKind } from "./meeting";
import type { SessionNow } from "./now";

export type ChatLine =
  | { line: "raise"; kind: HandKind; words: string }
  | { line: "lower" }
  /** `name` "": whoever stands first. */
  | { line: "call"; name: string };

const begins: Array<[RegExp, HandKind]> = [
  [/^to ask\b/i, "question"],
  [/^(?:to (?:reply|respond|answer))\b/i, "reply"],
  [/^(?:on a )?point of order\b/i, "order"],
];

/** @returns null for what is no such line */
export function chatLine(typed: string): ChatLine | null {
  const [, sign = "", rest = ""] = /^\s*(q\+|q-|ack)(?:\s+(\S.*))?$/i.exec(typed.trimEnd()) ?? [];
  const words = rest.trim();
  switch (sign.toLowerCase()) {
    case "q+":
      return { line: "raise", kind: begins.find(([form]) => form.test(words))?.[1] ?? "point", words };
    case "q-":
      return words === "" ? { line: "lower" } : null;
    case "ack":
      return { line: "call", name: words };
    default:
      return null;
  }
}

/**
 * The command that the line is short for.
 *
 * @param id minted by whoever sends it
 * @returns null where there is nothing to do
 */
export function askOfLine(
  typed: string,
  { now, me, id }: { now: Pick<SessionNow, "turn" | "queue">; me: string; id: string },
): Ask | null | "no-such-line" | "nobody-like-that" {
  const line = chatLine(typed);
  if (!line) return "no-such-line";
  if (line.line === "raise") return { ask: "raise", hand: id, person: me, kind: line.kind, words: line.words };
  if (line.line === "lower") {
    const mine = now.queue.find(({ person }) => person.id === me);
    return mine ? { ask: "lower", hand: mine.id } : null;
  }
  const from = now.turn?.id ?? null;
  if (line.name === "") return { ask: "call", from, hand: null, turn: id };
  const name = line.name.toLowerCase();
  const hand = now.queue.find(({ person }) => person.name.toLowerCase().startsWith(name));
  return hand ? { ask: "call", from, hand: hand.id, turn: id } : "nobody-like-that";
}
