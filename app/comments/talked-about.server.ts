/** Where in texts people have talked, and how: counts by block, for whoever looks for what is worth talking about again. */
import { and, count, countDistinct, desc, eq, inArray, like, sql } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import type { Viewer } from "../accounts/user";
import { isRefusal } from "../refusals";
import { textFor } from "../texts/texts.server";

const { comments } = schema;

export type TalkedAbout = {
  textId: string;
  block: string;
  comments: number;
  people: number;
  /** Comments that others replied to: the more, the longer it went to and fro. */
  answered: number;
  /** That nobody has answered, or that were left for later. */
  questions: number;
};

/** The blocks that are talked about most, of those of these texts that the asker may read. */
export async function talkedAbout(viewer: Viewer, textIds: string[], most = 100): Promise<TalkedAbout[]> {
  const mayRead = (id: string) =>
    textFor(viewer, id).then(
      () => [id],
      (error: unknown) => {
        if (!isRefusal(error)) throw error;
        return [];
      },
    );
  const readable = (await Promise.all(textIds.map(mayRead))).flat();
  if (readable.length === 0) return [];
  const open = sql<number>`sum(case when ${comments.question} in ('open', 'parked') then 1 else 0 end)`;
  const rows = await read()
    .select({
      ...{ textId: comments.textId, place: comments.place, comments: count() },
      ...{ people: countDistinct(comments.authorId), answered: countDistinct(comments.parentId), questions: open },
    })
    .from(comments)
    .where(and(inArray(comments.textId, readable), eq(comments.state, "visible"), like(comments.place, "block:%")))
    .groupBy(comments.textId, comments.place)
    .orderBy(desc(count()), comments.place)
    .limit(most);
  return rows.map(({ textId, place, comments: all, people, answered, questions }) => ({
    ...{ textId, block: place.slice("block:".length), comments: all, people, answered },
    questions: Number(questions),
  }));
}
