import type { Catalogue } from "./words";

const en = {
  title: "Keyboard",
  close: "Close",
  keysOn: "Single-key shortcuts are on",
  keyList: [
    ["j / k", "next, previous paragraph"],
    ["c", "comment on the paragraph"],
    ["n", "next unread"],
    ["Esc", "close the discussion, back to the text"],
    ["Ctrl + Enter", "send"],
    ["?", "this list"],
  ] as Array<[string, string]>,
  /** While a session runs on the text. */
  sessionKeys: {
    h: "raise or lower your hand",
    e: "end your turn",
  } as Record<string, string>,
};

/** Of the list that `?` opens, which is fetched when it is asked for. */
export const keyWords: Catalogue<typeof en> = { en };
