/** Passages as people name them: a text, and paragraphs by their numbers. */
import { inArray } from "drizzle-orm";
import { read, schema, type Db } from "#db/db.server";
import { placeHref } from "../comments/place-url";
import { articleOf, type Article } from "../texts/articles.server";
import type { BlockView } from "../texts/text";
import type { Passage } from "./meeting";
import type { SessionText } from "./session";

const { texts } = schema;

export type PassageLabel = {
  textId: string;
  title: string;
  /** ¶ n; null where the block has no number. */
  from: number | null;
  to: number | null;
  /** How it begins. */
  words: string;
  href: string;
};

/** A heading and the paragraphs under it. */
export type SectionLabel = { heading: string; from: number; to: number };

const firstWords = 90;

/** An article that also knows the blocks of earlier editions: what was read in a session stays read. `now`: those of this one alone. */
export type Remembering = Article & { now: Article };

/** Of texts that the asker may see, since the session they are read in is theirs to see. */
export async function articlesOf(of: SessionText[], db: Db = read()): Promise<Map<string, Remembering>> {
  if (of.length === 0) return new Map();
  const rows = await db
    .select({ id: texts.id, edition: texts.edition })
    .from(texts)
    .where(
      inArray(
        texts.id,
        of.map(({ id }) => id),
      ),
    );
  return new Map(await Promise.all(rows.map(async ({ id, edition }) => [id, await remembering(id, edition)] as const)));
}

async function remembering(textId: string, edition: number): Promise<Remembering> {
  const now = await articleOf(textId, edition);
  const numbers = Array.from({ length: edition - 1 }, (_, nth) => edition - 1 - nth);
  const earlier = await Promise.all(numbers.map((number) => articleOf(textId, number)));
  const block = (id: string) => now.block(id) ?? earlier.find((article) => article.block(id))?.block(id);
  return { ...now, now, block };
}

/** The way to a block: by its number where it is read now; else by its id, which leads to the edition that had it. */
export const blockHref = (textId: string, block: string, { now }: Remembering): string =>
  placeHref(textId, `block:${block}`, now);

export function passageLabel(
  passage: Passage | null,
  of: SessionText[],
  articles: Map<string, Remembering>,
): PassageLabel | null {
  const text = of.find(({ id }) => id === passage?.textId);
  const article = articles.get(text?.id ?? "");
  const first = passage && article?.block(passage.from);
  if (!passage || !text || !article || !first) return null;
  const last = article.block(passage.to);
  return {
    ...{ textId: text.id, title: text.title, from: first.number, to: last?.number ?? first.number },
    words: beginning(first),
    href: blockHref(text.id, first.id, article),
  };
}

function beginning({ text }: BlockView): string {
  if (text.length <= firstWords) return text;
  const cut = text.slice(0, firstWords);
  return `${cut.slice(0, cut.lastIndexOf(" ") > 20 ? cut.lastIndexOf(" ") : firstWords)} …`;
}

/** Where the sections of a text stand, for whoever chooses by numbers. */
export function sectionLabels(article: Article): SectionLabel[] {
  return article.sections.flatMap(({ heading, blocks }) => {
    const numbers = blocks.flatMap(({ number }) => (number === null ? [] : [number]));
    const [from, to] = [numbers[0], numbers.at(-1)];
    return heading === null || from === undefined || to === undefined ? [] : [{ heading, from, to }];
  });
}
