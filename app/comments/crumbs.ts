/** The way to a page about one comment. Pure. */
import type { Crumb } from "../ui/crumbs";
import type { CommentPageData } from "./comment-page.server";

export const crumbsOfComment = ({ group, text, where }: CommentPageData, here: string): Crumb[] => [
  { text: group.name, to: `/g/${group.slug}` },
  { text: text.title, to: where.href },
  { text: here },
];
