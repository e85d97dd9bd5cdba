/** Notes of Markdown: where each one is due, and its block. */
import type { Token } from "markdown-it";
import type { DraftBlock } from "../text";
import { renderedInline, rendered, type Note, type Work } from "./markdown-parser";
import { noteHtml, noteLabel } from "./notes";
import { sanitised, wordsOf } from "./safe-html";

export class MarkdownNotes {
  private readonly list: Note[];
  private readonly seen = new Set<number>();
  private waiting: number[] = [];

  constructor(private readonly work: Work) {
    this.list = work.footnotes?.list ?? [];
  }

  /** Remembers which notes these tokens call for, in order. */
  seeIn(tokens: Token[]) {
    for (const token of tokens) {
      for (const { type, meta } of token.children ?? []) {
        if (type !== "footnote_ref") continue;
        const { id } = meta as { id: number };
        if (!this.seen.has(id)) this.waiting.push(id);
        this.seen.add(id);
      }
    }
  }

  /** The blocks of the notes called for since last asked; a note may call for another. */
  due(): DraftBlock[] {
    const blocks: DraftBlock[] = [];
    for (let i = 0; i < this.waiting.length; i++) {
      const id = this.waiting[i]!;
      const note = this.list[id];
      const tokens = note?.label === undefined ? undefined : this.work.written.get(note.label);
      if (tokens) this.seeIn(tokens);
      const inside = tokens ? rendered(tokens, this.work) : `<p>${renderedInline(note?.tokens ?? [], this.work)}</p>`;
      blocks.push(this.block(id + 1, inside, true));
    }
    this.waiting = [];
    return blocks;
  }

  /** Notes that nothing calls for: their words are kept all the same. */
  unused(): DraftBlock[] {
    const called = new Set(this.list.map(({ label }) => label));
    const left = [...this.work.written].filter(([label, tokens]) => !called.has(label) && tokens.length);
    return left.map(([, tokens], i) => this.block(this.list.length + i + 1, rendered(tokens, this.work), false));
  }

  private block(number: number, inside: string, isCalled: boolean): DraftBlock {
    const label = noteLabel(number, isCalled);
    const labelled = inside.startsWith("<p>") ? `<p>${label} ${inside.slice(3)}` : `<p>${label}</p>${inside}`;
    const html = sanitised(noteHtml(number, labelled.trim()));
    return { kind: "footnote", html, text: wordsOf(html) };
  }
}
