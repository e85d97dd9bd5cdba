import type { Catalogue } from "./words";

const en = {
  copy: "Copy",
  copied: "Copied",
  byHand: "It is selected now: copy it by hand.",
};

export const copyWords: Catalogue<typeof en> = { en };
