/** What one reading of HTML may make, and what it had to leave out. */
import { importWords } from "../../../words/import";
import { say } from "../../../words/words";
import { tooLarge } from "../../../refusals";
import type { Embedded } from "../../pictures/embedded";
import { PrintPages } from "./print-pages";

export class PageWork {
  /** Pictures of which only the description stays, and links to where no link may lead. */
  pictures = 0;
  links = 0;
  readonly pages = new PrintPages();
  private left: number;

  /**
   * @param size characters of the source
   * @param embedded the pictures that come with it
   */
  constructor(
    size: number,
    readonly embedded: Embedded,
  ) {
    this.left = size * 10 + 20_000;
  }

  /** @throws Refusal `too-large` when the output passes its share. */
  spend(characters: number) {
    this.left -= characters;
    if (this.left < 0) throw tooLarge(say(importWords, (w) => w.pageSwells));
  }
}
