/**
 * The group's passage on the reading page, which React does not draw: marked, gone to, and whether one looks elsewhere. What
 * the page scrolls by itself is told from what a person scrolls. Browser only.
 */
import { neighbour, placeInView } from "../comments/article-dom";
import { isAway, wayTo, type Going, type Seen } from "./follow";

const markId = "group";
const lineOf = (block: string) =>
  document.querySelector<HTMLElement>(`.text [data-place="block:${CSS.escape(block)}"]`);

/** Marks the block for eyes and ears, and no other; null: none. */
export function markGroup(block: string | null, words: string): void {
  const line = block === null ? null : lineOf(block);
  const standing = document.getElementById(markId);
  if (!line) return standing?.remove();
  if (standing?.parentElement === line) return;
  const mark = standing ?? document.createElement("span");
  if (!standing) {
    mark.id = markId;
    mark.className = "group-here";
    const aloud = document.createElement("span");
    aloud.className = "visually-hidden";
    aloud.textContent = words;
    mark.append(aloud);
  }
  line.prepend(mark);
}

/** Its number and its neighbours' ids, as the page has them. */
export function whereOnPage(block: string): { number: number | null; before: string | null; after: string | null } {
  const beside = (step: 1 | -1) => blockOf(neighbour(`block:${block}`, step));
  return { number: numberOf(lineOf(block)), before: beside(-1), after: beside(1) };
}

/** Where one is: at the passage whose discussion is open, if it is in sight; else at the first in sight. */
export function whereIAm(): { block: string; number: number | null } | null {
  const chosen = document.querySelector<HTMLElement>(".text .para[aria-current]");
  const seen = chosen && seenOf(chosen);
  const block =
    seen && seen.top >= seen.edge && seen.top < seen.height
      ? (chosen?.dataset["place"]?.slice(6) ?? null)
      : blockOf(placeInView());
  return block === null ? null : { block, number: numberOf(lineOf(block)) };
}

/** Whether the page must not move: one writes, holds words selected, or answers a question. */
export function isBusy(): boolean {
  const active = document.activeElement;
  // What one writes beside the text stays where it is when the text moves.
  const isBeside = active?.closest(".session-side") ?? false;
  return (
    Boolean(
      !isBeside && active?.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])"),
    ) ||
    getSelection()?.isCollapsed === false ||
    document.querySelector("dialog[open]") !== null
  );
}

/** Whether one has left the beginning of the text. */
export const isReading = (): boolean => scrollY > 120;

const blockOf = (place: string | null) => (place?.startsWith("block:") ? place.slice(6) : null);
const numberOf = (line: HTMLElement | null) => Number(/^p(\d+)$/.exec(line?.id ?? "")?.[1]) || null;

/** Of what one sees of the text: below the bar and the strip, above a sheet. */
function seenOf(line: HTMLElement): Seen {
  const { top, bottom } = line.getBoundingClientRect();
  const edge = document.querySelector(".go-along")?.getBoundingClientRect().bottom ?? 0;
  const sheets = [...document.querySelectorAll<HTMLElement>(".talkpane:not(.idle), .session-side")];
  // As wide as the page, and from below.
  const sheet = sheets
    .filter((each) => getComputedStyle(each).position === "fixed")
    .map((each) => each.getBoundingClientRect())
    .find(({ width, left }) => width > 0 && left <= 0);
  return { top, bottom, edge, height: sheet?.top ?? innerHeight };
}

const scrollKeys = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "]);
/** Milliseconds without a scroll event after which what the page scrolled by itself has come to rest, where no browser says so. */
const rest = 250;

/** Goes to a line, and tells when a person has gone elsewhere. */
export class GroupLine {
  #block: string | null = null;
  /** While the page scrolls by itself. */
  #resting: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  readonly #stop: () => void;

  constructor(
    private readonly strayed: () => void,
    private readonly scrolled: () => void,
  ) {
    const heard: Array<[string, (event: Event) => void]> = [
      ["scroll", () => this.#scrolled()],
      ["scrollend", () => this.#rest()],
      ["wheel", () => this.#interrupted()],
      ["touchmove", () => this.#interrupted()],
      ["keydown", (event) => scrollKeys.has((event as KeyboardEvent).key) && this.#interrupted()],
      // On the bar that one drags there is no element but the page.
      ["pointerdown", ({ target }) => target === document.documentElement && this.#interrupted()],
    ];
    for (const [name, run] of heard) addEventListener(name, run, { passive: true });
    this.#stop = () => heard.forEach(([name, run]) => removeEventListener(name, run));
  }

  /** From then on that block is the one to stray from. */
  at(block: string | null): void {
    this.#block = block;
  }

  go(how: Exclude<Going, null>): void {
    const line = this.#block === null ? null : lineOf(this.#block);
    if (!line) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#goesOn();
    scrollBy({ top: wayTo(seenOf(line)), behavior: how === "gently" && !isStill ? "smooth" : "instant" });
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#resting);
    cancelAnimationFrame(this.#frame);
  }

  #goesOn(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#rest(), rest);
  }

  #rest(): void {
    clearTimeout(this.#resting);
    this.#resting = undefined;
  }

  #scrolled(): void {
    if (this.#resting !== undefined) this.#goesOn();
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.scrolled();
      const line = this.#block === null ? null : lineOf(this.#block);
      if (this.#resting === undefined && line && isAway(seenOf(line))) this.strayed();
    });
  }

  /** A hand on the page stops what the page does by itself. */
  #interrupted(): void {
    if (this.#resting === undefined) return;
    this.#rest();
    scrollTo({ top: scrollY, behavior: "instant" });
    this.strayed();
  }
}
