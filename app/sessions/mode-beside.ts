/** Pure. */
import type { LiveSessionWords } from "../words/session-live";
import type { ItemNow } from "./now";

/** How an item is held, where its title does not say that already. */
export function modeBeside({ title, mode }: Pick<ItemNow, "title" | "mode">, words: LiveSessionWords): string {
  const said = words.modes[mode];
  return said.toLowerCase() === title.trim().toLowerCase() ? "" : said;
}
