/** Where what somebody has reported stands, and how it begins: as far as they may read it now. */
import { inArray } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { blockedBy } from "../accounts/blocks.server";
import type { SignedIn } from "../accounts/user";
import type { Place } from "../comments/anchor";
import type { CommentRow } from "../comments/comment-rows.server";
import { placeHref } from "../comments/place-url";
import { beginningOf } from "../comments/reading.server";
import { articleOf, type Article } from "../texts/articles.server";
import { textUrl } from "../texts/texts.server";
import type { OwnReport, ReportedPlace } from "./report";

const { comments, texts } = schema;

/** @param reports of one group, whose texts the viewer reads @returns by the id of the report; without those that stand nowhere */
export async function placesOfReported(viewer: SignedIn, reports: OwnReport[]): Promise<Map<string, ReportedPlace>> {
  const ids = (about: OwnReport["about"]) => reports.filter((each) => each.about === about).map(({ target }) => target);
  const [rows, blocked] = await Promise.all([
    read()
      .select()
      .from(comments)
      .where(inArray(comments.id, ids("comment"))),
    blockedBy(read(), viewer.id),
  ]);
  const found = new Map(rows.map((row) => [row.id, row]));
  const articles = await articlesOf([...new Set([...rows.map(({ textId }) => textId), ...ids("text")])]);
  const places = new Map<string, ReportedPlace>();
  for (const { id, about, target } of reports) {
    const row = about === "comment" ? found.get(target) : undefined;
    const article = articles.get(row?.textId ?? target);
    if (row && article) places.set(id, placeOfComment(row, article, blocked));
    else if (about === "text" && article) places.set(id, { url: textUrl(target), number: null, excerpt: null });
  }
  return places;
}

function placeOfComment(row: CommentRow, article: Article, blocked: Set<string>): ReportedPlace {
  const { id, textId, place, state, html, authorId } = row;
  const isShown = state === "visible" && !blocked.has(authorId ?? "");
  return {
    url: placeHref(textId, place as Place, article, id),
    number: place.startsWith("block:") ? (article.block(place.slice("block:".length))?.number ?? null) : null,
    excerpt: isShown ? beginningOf(html) : null,
  };
}

async function articlesOf(ids: string[]): Promise<Map<string, Article>> {
  const rows = await read().select({ id: texts.id, edition: texts.edition }).from(texts).where(inArray(texts.id, ids));
  return new Map(await Promise.all(rows.map(async ({ id, edition }) => [id, await articleOf(id, edition)] as const)));
}
