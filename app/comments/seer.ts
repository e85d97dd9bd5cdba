/** Who still sees the words of a comment that moderators took out of sight: its author, and moderators. Pure. */
import type { Viewer } from "../accounts/user";
import { canSeeWithheld, sessionSight, type SessionSight, type Standing } from "../groups/group";

/** Somebody who asks about comments of one group; `slug` is the group's, for the way to what was done. null: nobody, everybody. */
export type Seer = { id: string; moderates: boolean; slug: string; sessions: SessionSight } | null;

export const seerOf = (viewer: Viewer, { standing, group }: { standing: Standing; group: { slug: string } }): Seer =>
  viewer && {
    ...{ id: viewer.id, moderates: canSeeWithheld(standing), slug: group.slug },
    sessions: sessionSight(standing),
  };

type Withheld = { authorId: string | null; withheld: string | null; body: string };

export const isAuthor = (seer: Seer, { authorId }: Pick<Withheld, "authorId">) => seer !== null && authorId === seer.id;

/** Its words were kept for as long as the group keeps them, and are gone. */
export const isWiped = ({ withheld, body }: Pick<Withheld, "withheld" | "body">) => withheld !== null && body === "";

/** What had to go by law is for its author alone; the record of it is kept elsewhere. */
export const seesWithheld = (seer: Seer, comment: Withheld): boolean =>
  comment.withheld !== null &&
  !isWiped(comment) &&
  (isAuthor(seer, comment) || (seer !== null && seer.moderates && comment.withheld !== "law"));
