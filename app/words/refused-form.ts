import type { Catalogue } from "./words";

/** Where a form was refused that stands on another page. */
const en = {
  title: "That was not done",
  written: "What you wrote",
  copy: "It was not kept. Copy it before you go back, if you want to send it again.",
  back: "Back to the page",
};

export const refusedFormWords: Catalogue<typeof en> = { en };
