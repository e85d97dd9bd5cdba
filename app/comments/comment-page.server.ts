/** A comment with what its own pages (reply, edit, delete, history) need around it. */
import { read } from "#db/db.server";
import type { SignedIn, UserView, Viewer } from "../accounts/user";
import { canComment, type Visibility } from "../groups/group";
import { forbidden, notFound, signedOut } from "../refusals";
import { articleOf, type Article } from "../texts/articles.server";
import { textFor } from "../texts/texts.server";
import { commentPageWords } from "../words/comment-pages";
import { commentWords } from "../words/comments";
import { articleWords } from "../words/article";
import { withheldWords } from "../words/withheld";
import { say, type Language } from "../words/words";
import { placeOf, type Anchor, type Place } from "./anchor";
import { aboutBlock } from "./article-html";
import { undoWindow, type CommentView } from "./comment";
import { isUnseen, rowById, viewsOf } from "./comment-rows.server";
import { besideBox, requireFloor } from "./floor.server";
import { noVoice } from "./no-voice";
import { placeHref } from "./place-url";
import { rulesLink } from "./rules-link";
import { isAuthor, seerOf, seesWithheld } from "./seer";

/** A place by name, with the words it is about, and the way there. */
export type Where = { name: string; excerpt: string; href: string };

export type CommentPageData = {
  comment: CommentView;
  text: { id: string; title: string };
  group: { slug: string; name: string; visibility: Visibility };
  viewer: UserView | null;
  /** Who would read what the viewer writes here. */
  seenBy: string;
  /** The way to what one agrees to by writing. */
  rules: [href: string, text: string];
  where: Where;
  /** The comment in its discussion. */
  href: string;
  /** Its author is asking; the view of a removed comment does not say so. */
  isMine: boolean;
  /** Seconds in which its author can still take the deletion back; 0 for never. */
  undo: number;
};

/**
 * A comment, also a removed one: whoever was about to answer it is told, and its author can take the deletion back.
 *
 * @throws Refusal `not-found`
 */
export async function commentPage(viewer: Viewer, id: string, language: Language): Promise<CommentPageData> {
  const row = await rowById(read(), id);
  if (!row) throw notFound();
  const scope = await textFor(viewer, row.comment.textId);
  const { text, group } = scope;
  const seer = seerOf(viewer, scope);
  // What was held before anybody saw it is not there for others.
  if (isUnseen(row.comment) && !seesWithheld(seer, row.comment) && !isAuthor(seer, row.comment)) throw notFound();
  const [comment] = await viewsOf(read(), [row], seer);
  if (!comment) throw notFound();
  const article = await articleOf(text.id, text.edition);
  const place = placeOf(comment.anchor);
  const isMine = viewer !== null && row.comment.authorId === viewer.id;
  const since = Date.now() - (row.comment.removedAt?.getTime() ?? 0);
  return {
    comment,
    text: { id: text.id, title: text.title },
    group: { slug: group.slug, name: group.name, visibility: group.visibility },
    viewer: viewer && { id: viewer.id, name: viewer.name },
    seenBy: viewer && canComment(scope.standing) ? await besideBox(viewer, scope, language, row.comment.threadId) : "",
    rules: rulesLink(group.slug, language),
    where: whereOf(text.id, article, place, comment.anchor, language),
    href: placeHref(text.id, place, article, comment.id),
    isMine,
    undo:
      isMine && comment.state === "removed" && row.comment.body !== ""
        ? Math.max(0, Math.floor((undoWindow.honoured - since) / 1000))
        : 0,
  };
}

/** The same for its author only. @throws Refusal `signed-out`, `not-found`, `forbidden` */
export async function ownCommentPage(viewer: Viewer, id: string, language: Language): Promise<CommentPageData> {
  const page = await commentPage(viewer, id, language);
  if (page.isMine) return page;
  if (page.comment.state === "removed") throw notFound();
  throw viewer ? forbidden(say(commentWords, (w) => w.notYours)) : signedOut();
}

/** The permanent address of a comment leads there, also to what stands in its place since moderators took it away. */
export async function placeOfComment(viewer: Viewer, id: string): Promise<string> {
  const row = await rowById(read(), id);
  if (!row) throw notFound();
  const seer = seerOf(viewer, await textFor(viewer, row.comment.textId));
  const [view] = await viewsOf(read(), [row], seer);
  const isTold = view?.tombstone && view.tombstone.how !== "held" && !isUnseen(row.comment);
  if (!view || (view.state === "removed" && !isTold)) throw notFound();
  return hrefOfComment(viewer, view);
}

/** A way back after a verb. @throws Refusal `not-found` */
export async function hrefOfComment(
  viewer: Viewer,
  { id, textId, anchor }: Pick<CommentView, "id" | "textId" | "anchor">,
): Promise<string> {
  const { text } = await textFor(viewer, textId);
  return placeHref(text.id, placeOf(anchor), await articleOf(text.id, text.edition), id);
}

/** @throws Refusal `signed-out`, `forbidden` for whoever may not write here: before they have written, not after */
export async function requireBox(
  viewer: Viewer,
  { textId, threadId, state, tombstone }: CommentView,
  doing: "begin" | "touch",
): Promise<void> {
  const scope = await textFor(viewer, textId);
  if (!viewer) throw signedOut();
  if (!canComment(scope.standing)) throw noVoice(scope.standing);
  if (state === "hidden" && tombstone?.how !== "edit") throw forbidden(say(withheldWords, (w) => w.notReworded));
  await requireFloor(read(), viewer, scope, { doing, threadId });
}

/** What a place is called, in this edition if it has it. */
export function whereOf(textId: string, article: Article, place: Place, anchor: Anchor, language: Language): Where {
  const words = articleWords[language];
  const href = placeHref(textId, place, article);
  const quoted = anchor.quote?.exact;
  if (anchor.block) {
    const block = article.block(anchor.block);
    if (!block)
      return { name: commentPageWords[language].elsewherePlace, excerpt: quoted ? inQuotes(quoted) : "", href };
    return { name: aboutBlock(block, words), excerpt: quoted ? inQuotes(quoted) : excerpt(block.text), href };
  }
  if (anchor.section) {
    const section = article.section(anchor.section);
    return {
      name: section ? words.section(section.heading ?? words.introduction) : commentPageWords[language].elsewherePlace,
      excerpt: "",
      href,
    };
  }
  return { name: words.wholeText, excerpt: "", href };
}

const inQuotes = (passage: string) => `“${excerpt(passage, 280)}”`;

/** The beginning, cut at a word. */
export function excerpt(text: string, most = 180): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= most) return line;
  return `${line
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/u, "")
    .replace(/\s+\S*$/u, "")}…`;
}

/** What a comment that was refused was about, so that its words can be shown with the place they belong to. */
export type RefusedAt = { where: Where; parent: CommentView | null; seenBy: string; rules: [string, string] };

/** @param fields of the form as sent: what it names may not exist. @throws Refusal `not-found` for the text */
export async function refusedAt(
  viewer: SignedIn,
  textId: string,
  fields: { block: string; section: string; parentId: string },
  language: Language,
): Promise<RefusedAt> {
  const scope = await textFor(viewer, textId);
  const { text, group } = scope;
  const article = await articleOf(text.id, text.edition);
  const row = fields.parentId ? await rowById(read(), fields.parentId) : undefined;
  const isThere = row?.comment.textId === text.id && !isUnseen(row.comment);
  const [parent] = isThere ? await viewsOf(read(), [row]) : [];
  const anchor =
    parent?.anchor ??
    (article.block(fields.block)
      ? { block: fields.block }
      : article.section(fields.section)
        ? { section: fields.section }
        : {});
  return {
    where: whereOf(text.id, article, placeOf(anchor), anchor, language),
    parent: parent ?? null,
    seenBy: await besideBox(viewer, scope, language, row?.comment.threadId),
    rules: rulesLink(group.slug, language),
  };
}
