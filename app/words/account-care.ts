import type { Catalogue } from "./words";

/** Confirming, resetting, changing, leaving: what guards an account. */
const en = {
  linkGone: "This link has been used, has expired, or a newer one took its place.",
};

export const careWords: Catalogue<typeof en> = { en };
