/** Where a text stands nearest to what an edition has no more. Pure. */
import type { Content } from "./crossing";
import { anchorOf, type Place } from "./anchor";

/**
 * The block or section itself, where it is still there; else the block that stood before it, or behind it, and is nearest.
 *
 * @param place in the edition `then`
 * @returns "text" where nothing of what stood around it is left
 */
export function nearestPlace(place: Place, then: Content, now: Content): Place {
  const { block, section } = anchorOf(place, null);
  if (section && now.section(section)) return place;
  const order = then.sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
  const behind = then.sections.slice(then.sections.findIndex(({ id }) => id === section));
  const first = block ?? behind.flatMap(({ blocks }) => blocks)[0]?.id;
  const at = first === undefined ? -1 : order.indexOf(first);
  if (at < 0) return "text";
  const isThere = (id: string) => now.block(id) !== undefined;
  const near =
    order.slice(at, at + 1).find(isThere) ?? order.slice(0, at).findLast(isThere) ?? order.slice(at + 1).find(isThere);
  return near === undefined ? "text" : `block:${near}`;
}
