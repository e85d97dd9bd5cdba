/** Prose of its own making, and edits of it of which it is known where each word went. */
import type { OldEdition } from "~/texts/editions/carry";
import type { Draft } from "~/texts/text";

/** `id` says which word it is, whatever becomes of its letters. */
type Token = { id: number; text: string };
type Sentence = Token[];
type Paragraph = { key: number; sentences: Sentence[] };
type Part = { heading: string; paragraphs: Paragraph[] };
export type Prose = Part[];

export type Chance = { next(): number; below(count: number): number; one<Item>(items: readonly Item[]): Item };

/** T. Ettinger's mulberry32. */
export function chance(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return { next, below, one: (items) => items[below(items.length)] as (typeof items)[number] };
}

// As often as in prose: nearly half of all words are these.
const small = (
  "the the the the the the of of of of and and and and to to to a a a in in in that that is was it it for as with " +
  "his her their on by at from they be not but which or an were this had have are one all there when who would what " +
  "so if no more out up into them then some could its only other than first been will can such over these may any"
).split(" ");
const large = (
  "harbour council bridge winter letter question worker machine village doctor river teacher garden window market " +
  "evening history argument reason theory value labour nature society property freedom interest movement party state " +
  "church school army farmer merchant money price wage hour factory engine railway paper book chapter sentence voice " +
  "silence music painting colour shadow light morning summer stone wood iron bread salt water fire road field forest " +
  "mountain island ship sailor captain soldier neighbour stranger mother father daughter brother child friend enemy " +
  "judge law crime prison court witness promise secret memory dream fear hope anger pride pity laughter hunger sleep " +
  "old young new small great dark bright cold warm heavy quiet sudden certain common public private foreign ancient " +
  "modern simple difficult necessary possible strange familiar honest cruel gentle narrow wide deep early late empty " +
  "takes gives makes finds keeps holds leaves brings writes reads thinks knows believes follows begins returns " +
  "remains appears becomes belongs depends produces changes destroys creates explains describes supposes admits denies " +
  "slowly quickly often seldom always never again perhaps indeed therefore however moreover almost entirely merely " +
  "capital commodity exchange surplus production relation class struggle revolution reform congress union strike " +
  "committee programme resolution majority minority opposition alliance province empire republic colony frontier"
).split(" ");

export class Writer {
  private count = 0;
  constructor(readonly chance: Chance) {}

  prose(parts: number, paragraphs: number): Prose {
    return Array.from({ length: parts }, () => ({
      heading: this.capital(
        `${this.chance.one(large)} ${this.chance.one(small)} ${this.chance.one(large)} ${++this.count}`,
      ),
      paragraphs: Array.from({ length: paragraphs }, () => this.paragraph()),
    }));
  }

  paragraph(): Paragraph {
    return { key: ++this.count, sentences: Array.from({ length: 2 + this.chance.below(5) }, () => this.sentence()) };
  }

  sentence(): Sentence {
    const length = 5 + this.chance.below(17);
    return Array.from({ length }, (_, at) => {
      const word = this.word();
      const shaped = at === 0 ? this.capital(word) : this.chance.below(25) === 0 ? `“${word}’s”` : word;
      return {
        id: ++this.count,
        text: at === length - 1 ? `${shaped}.` : this.chance.below(12) === 0 ? `${shaped},` : shaped,
      };
    });
  }

  word = () => (this.chance.next() < 0.47 ? this.chance.one(small) : this.chance.one(large));
  private capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
}

/** Each edit changes the copy it gets, and says which paragraphs (by key) it touched. */
export const edits: Record<string, (prose: Prose, writer: Writer) => number[]> = {
  typos: (prose, { chance }) =>
    some(prose, chance, 4).map(({ paragraph }) => {
      for (let nth = 0; nth < 3; nth++) {
        const token = chance.one(chance.one(paragraph.sentences));
        const at = 1 + chance.below(Math.max(1, token.text.length - 2));
        const { text } = token;
        token.text = chance.one([
          text.slice(0, at) + text.charAt(at) + text.slice(at),
          text.slice(0, at) + text.slice(at + 1),
          text.slice(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.slice(at + 1),
        ]);
        if (!/\p{L}/u.test(token.text)) token.text = text;
      }
      return paragraph.key;
    }),
  "sentences put in": (prose, writer) =>
    some(prose, writer.chance, 4).map(({ paragraph }) => {
      paragraph.sentences.splice(writer.chance.below(paragraph.sentences.length + 1), 0, writer.sentence());
      return paragraph.key;
    }),
  "sentences left out": (prose, { chance }) =>
    some(prose, chance, 4).map(({ paragraph }) => {
      paragraph.sentences.splice(chance.below(paragraph.sentences.length), 1);
      return paragraph.key;
    }),
  "sentences replaced": (prose, writer) =>
    some(prose, writer.chance, 4).map(({ paragraph }) => {
      paragraph.sentences.splice(writer.chance.below(paragraph.sentences.length), 1, writer.sentence());
      return paragraph.key;
    }),
  "a sentence moved": (prose, { chance }) => {
    const [a, b] = some(prose, chance, 2);
    if (!a || !b) return [];
    const moved = a.paragraph.sentences.splice(chance.below(a.paragraph.sentences.length), 1);
    b.paragraph.sentences.splice(chance.below(b.paragraph.sentences.length + 1), 0, ...moved);
    return [a.paragraph.key, b.paragraph.key];
  },
  "paragraphs put in": (prose, writer) =>
    some(prose, writer.chance, 3).map(({ part, paragraph }) => {
      part.paragraphs.splice(part.paragraphs.indexOf(paragraph), 0, writer.paragraph());
      return paragraph.key;
    }),
  "paragraphs left out": (prose, { chance }) =>
    some(prose, chance, 3).map(({ part, paragraph }) => leftOut(part, paragraph)),
  "paragraphs replaced": (prose, writer) =>
    some(prose, writer.chance, 3).map(({ part, paragraph }) => {
      part.paragraphs.splice(part.paragraphs.indexOf(paragraph), 1, writer.paragraph());
      return paragraph.key;
    }),
  "every n-th word changed": (prose, writer) => {
    const n = 6 + writer.chance.below(9);
    const tokens = prose.flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences.flat()));
    tokens.forEach((token, at) => {
      if (at % n === 0) token.text = token.text.replace(/[\p{L}]+/u, writer.word());
    });
    return [];
  },
  "straight marks and other spaces": (prose) => {
    for (const { paragraphs } of prose)
      for (const { sentences } of paragraphs)
        for (const token of sentences.flat()) token.text = token.text.replace(/[“”]/g, '"').replace("’", "'");
    return [];
  },
  "paragraphs moved": (prose, { chance }) =>
    some(prose, chance, 3).map(({ part, paragraph }) => {
      leftOut(part, paragraph);
      const to = chance.one(prose).paragraphs;
      to.splice(chance.below(to.length + 1), 0, paragraph);
      return paragraph.key;
    }),
  "a section moved": (prose, { chance }) => {
    const [moved] = prose.splice(chance.below(prose.length), 1);
    if (moved) prose.splice(chance.below(prose.length + 1), 0, moved);
    return moved?.paragraphs.map(({ key }) => key) ?? [];
  },
  "a section left out": (prose, { chance }) =>
    prose.splice(chance.below(prose.length), 1).flatMap(({ paragraphs }) => paragraphs.map(({ key }) => key)),
  split: (prose, writer) =>
    some(prose, writer.chance, 3).map(({ part, paragraph }) => {
      const at = 1 + writer.chance.below(Math.max(1, paragraph.sentences.length - 1));
      const rest = paragraph.sentences.splice(at);
      if (rest.length > 0)
        part.paragraphs.splice(part.paragraphs.indexOf(paragraph) + 1, 0, { ...writer.paragraph(), sentences: rest });
      return paragraph.key;
    }),
  joined: (prose, { chance }) =>
    some(prose, chance, 3).flatMap(({ part, paragraph }) => {
      const next = part.paragraphs[part.paragraphs.indexOf(paragraph) + 1];
      if (!next || !part.paragraphs.includes(paragraph)) return [];
      paragraph.sentences.push(...next.sentences);
      leftOut(part, next);
      return [paragraph.key, next.key];
    }),
};

function some(prose: Prose, chance: Chance, count: number): { part: Part; paragraph: Paragraph }[] {
  const all = prose.flatMap((part) => part.paragraphs.map((paragraph) => ({ part, paragraph })));
  return Array.from({ length: count }, () => all.splice(chance.below(all.length), 1)).flat();
}

function leftOut(part: Part, paragraph: Paragraph): number {
  part.paragraphs.splice(part.paragraphs.indexOf(paragraph), 1);
  return paragraph.key;
}

export type Spot = { paragraph: number; start: number; end: number };
export type Laid = {
  draft: Pick<Draft, "sections">;
  spots: Map<number, Spot>;
  paragraphs: Paragraph[];
  texts: string[];
};

/** The prose as a draft, with the place of each word: the how-manieth paragraph, and UTF-16 offsets in it. */
export function laid(prose: Prose, blank = " "): Laid {
  const spots = new Map<number, Spot>();
  const texts: string[] = [];
  const sections = prose.map(({ heading, paragraphs }) => ({
    heading,
    level: 1,
    blocks: paragraphs.map(({ sentences }) => {
      let text = "";
      for (const token of sentences.flat()) {
        if (text !== "") text += blank;
        spots.set(token.id, { paragraph: texts.length, start: text.length, end: text.length + token.text.length });
        text += token.text;
      }
      texts.push(text);
      return { kind: "paragraph" as const, html: text, text };
    }),
  }));
  return { draft: { sections }, spots, texts, paragraphs: prose.flatMap(({ paragraphs }) => paragraphs) };
}

export const asOld = (sections: OldEdition["sections"]): OldEdition => ({
  sections: sections.map(({ id, heading, level, blocks }) => ({
    id,
    heading,
    level,
    blocks: blocks.map(({ id: block, kind, text }) => ({ id: block, kind, text })),
  })),
});
