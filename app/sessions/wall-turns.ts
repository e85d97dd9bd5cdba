/** Turning a long paragraph on the wall: who may, and where to. Pure. */
import type { SessionNow } from "./now";
import { hasBaton, type Places } from "./place";

type Page = { now: SessionNow; places: Places; may: "run" | "take-part" | "listen"; me: { id: string } | null };

/** Whoever may move the group, and whoever reads aloud just now. */
export const mayTurn = ({ now, may, me }: Pick<Page, "now" | "may" | "me">): boolean =>
  now.state === "live" && may !== "listen" && (may === "run" || hasBaton(now, me) || readsNow(now, me));

export const readsNow = ({ roster }: SessionNow, me: { id: string } | null): boolean =>
  roster.some(({ state, reader }) => state === "reading" && reader !== null && reader.id === me?.id);

/** In how many parts the paragraph is, and which is on the wall. */
export function partsNow({ now, places }: Pick<Page, "now" | "places">): { part: number; of: number } {
  const of = (now.spot?.block && places[now.spot.block]?.parts) || 1;
  return { part: Math.min(now.part, of - 1), of };
}

/** null: there is none. */
export function turned(page: Pick<Page, "now" | "places">, step: 1 | -1): number | null {
  const { part, of } = partsNow(page);
  const to = part + step;
  return to < 0 || to >= of ? null : to;
}
