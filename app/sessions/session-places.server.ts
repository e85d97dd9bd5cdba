/** Passages and places of a session are in its texts: checked, and taken apart. */
import { and, asc, eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { canBeKey } from "../plain-line";
import { invalid } from "../refusals";
import { articleOf, type Article } from "../texts/articles.server";
import { sessionWords } from "../words/sessions";
import { say } from "../words/words";
import type { Command } from "./command";
import type { Passage, Spot } from "./meeting";
import { sessionFor } from "./sessions.server";

const { sessionTexts, texts } = schema;

/**
 * A place that is named by its number, as people say it (`spot.number` of a form), becomes the block that has it.
 *
 * @throws Refusal `not-found`; `invalid` where the text has no such paragraph
 */
export async function numberedSpot(
  viewer: Viewer,
  sessionId: string,
  asked: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { spot } = asked;
  if (typeof spot !== "object" || spot === null || !("number" in spot)) return asked;
  const { textId, number } = spot as Record<string, unknown>;
  await sessionFor(viewer, sessionId);
  const article = typeof textId === "string" && canBeKey(textId) ? await articleIn(sessionId, textId) : null;
  if (!article) throw invalid({ "spot.textId": say(sessionWords, (w) => w.noText) });
  const block = /^[1-9]\d{0,6}$/.test(String(number)) ? article.numbered(Number(number)) : null;
  if (block === null) throw invalid({ "spot.number": say(sessionWords, (w) => w.noBlock) });
  return { ...asked, spot: { textId, block } };
}

/** They stand there, and passages run forwards. @throws Refusal `invalid` */
export async function requirePlaces(sessionId: string, asked: Command): Promise<void> {
  if (asked.ask === "move" && asked.spot) await requireSpot(sessionId, asked.spot);
  if ((asked.ask === "add-item" || asked.ask === "change-item") && asked.item.passage)
    await requirePassage(sessionId, asked.item.passage, "item.passage");
  if (asked.ask === "add-reading") await requirePassage(sessionId, asked.passage, "passage");
}

/** The numbered paragraphs of a passage that is in one of the session's texts. */
export async function paragraphsOf(sessionId: string, { textId, from, to }: Passage): Promise<Passage[]> {
  const blocks = (await articleIn(sessionId, textId))?.sections.flatMap((section) => section.blocks) ?? [];
  const at = (id: string) => blocks.findIndex((block) => block.id === id);
  return blocks
    .slice(at(from), at(to) + 1)
    .filter(({ number }) => number !== null)
    .map(({ id }) => ({ textId, from: id, to: id }));
}

/** Where the first of the session's texts begins; null: it has none. */
export async function firstPlace(sessionId: string): Promise<Spot | null> {
  const [row] = await read()
    .select({ textId: sessionTexts.textId })
    .from(sessionTexts)
    .where(eq(sessionTexts.sessionId, sessionId))
    .orderBy(asc(sessionTexts.position), asc(sessionTexts.textId))
    .limit(1);
  const whole = row ? await wholeText(row.textId) : null;
  return whole && { textId: whole.textId, block: whole.from };
}

/** All numbered paragraphs of a text, for an item that reads it; null: there is nothing to read. */
export async function wholeText(textId: string): Promise<Passage | null> {
  const [text] = await read().select({ edition: texts.edition }).from(texts).where(eq(texts.id, textId));
  const article = text ? await articleOf(textId, text.edition) : null;
  const blocks = article?.sections.flatMap((section) => section.blocks).filter(({ number }) => number !== null) ?? [];
  const [first, last] = [blocks[0], blocks.at(-1)];
  return first && last ? { textId, from: first.id, to: last.id } : null;
}

async function requireSpot(sessionId: string, { textId, block }: Spot): Promise<void> {
  const order = await orderIn(sessionId, textId, "spot.textId");
  if (block !== null && !order.has(block)) throw invalid({ "spot.block": say(sessionWords, (w) => w.noBlock) });
}

async function requirePassage(sessionId: string, { textId, from, to }: Passage, field: string): Promise<void> {
  const order = await orderIn(sessionId, textId, `${field}.textId`);
  const [first, last] = [order.get(from), order.get(to)];
  if (first === undefined) throw invalid({ [`${field}.from`]: say(sessionWords, (w) => w.noBlock) });
  if (last === undefined) throw invalid({ [`${field}.to`]: say(sessionWords, (w) => w.noBlock) });
  if (last < first) throw invalid({ [`${field}.to`]: say(sessionWords, (w) => w.order) });
}

/** Where each block of one of the session's texts stands. @throws Refusal `invalid` */
async function orderIn(sessionId: string, textId: string, field: string): Promise<Map<string, number>> {
  const article = await articleIn(sessionId, textId);
  if (!article) throw invalid({ [field]: say(sessionWords, (w) => w.noText) });
  return new Map(article.sections.flatMap(({ blocks }) => blocks).map(({ id }, at) => [id, at]));
}

async function articleIn(sessionId: string, textId: string): Promise<Article | null> {
  const [text] = await read()
    .select({ edition: texts.edition })
    .from(sessionTexts)
    .innerJoin(texts, eq(texts.id, sessionTexts.textId))
    .where(and(eq(sessionTexts.sessionId, sessionId), eq(sessionTexts.textId, textId)));
  return text ? articleOf(textId, text.edition) : null;
}
