/** What one reading of HTML may make, and what it had to leave out. */
import { importWords } from "../../../words/import";
import { say } from "../../../words/words";
import { tooLarge } from "../../../refusals";

export class PageWork {
  /** Pictures, and links to where no link may lead. */
  pictures = 0;
  links = 0;
  private left: number;

  /** @param size characters of the source */
  constructor(size: number) {
    this.left = size * 10 + 20_000;
  }

  /** @throws Refusal `too-large` when the output passes its share. */
  spend(characters: number) {
    this.left -= characters;
    if (this.left < 0) throw tooLarge(say(importWords, (w) => w.pageSwells));
  }
}
