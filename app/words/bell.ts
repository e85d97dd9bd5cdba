/** Apart from the other words of notices: these travel with every page. */
import type { Catalogue } from "./words";

const en = {
  /** @param count up to `most`, from where on it is "100 or more" */
  bell: (count: number, most: number) =>
    count === 0 ? "Notices, none unread" : `Notices, ${count >= most ? `${most} or more` : count} unread`,
};

export const bellWords: Catalogue<typeof en> = { en };
