/** A group's word list asked of a comment before its write, where others wait for nobody: a long list takes a while. */
import { read } from "#db/db.server";
import { canGoFirst } from "../groups/group";
import { preventionOf } from "../groups/preventions.server";
import type { TextScope } from "../texts/texts.server";
import { plainText } from "./mark-quotes";
import { lookThrough, type Met } from "./word-list.server";

/** `list`: which list that was; the write may find another. */
export type Looked = { list: string; met: Met[] };

type Said = { body: string; html: string };

/** As it was written, and as it is shown. */
export const textsOf = ({ body, html }: Said): string[] => [body, plainText(html)];

/** Not asked of those it does not hold for. */
export async function lookBefore(scope: TextScope, said: Said): Promise<Looked | undefined> {
  if (canGoFirst(scope.standing)) return undefined;
  const { list } = await preventionOf(read(), scope.group.id);
  if (list.length === 0) return undefined;
  return { list: JSON.stringify(list), met: await lookThrough(list, textsOf(said)) };
}
