/** What a line of the tables says of an address, and the words the tables share. */
import { eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { removeComment } from "~/comments/comments.server";
import type { Person } from "../accounts/people";
import type { Sent } from "./ask";
import type { Cast, World } from "./cast";
import { anybody, type Rule } from "./rules";

export type Line = {
  rule: Rule;
  /** What is sent besides the parameters: enough that whoever is allowed gets a `yes`. */
  sends?: (world: World, cast: Cast, as: Person | null) => Omit<Sent, "params">;
  /** Parameters that do not come from the world by their name. */
  names?: (world: World, cast: Cast, as: Person | null) => Record<string, string> | Promise<Record<string, string>>;
  /** What it needs is in the way of other addresses, even where asking is refused. */
  spoils?: true;
  /** Whoever has this address was sent it by somebody of the group: it may tell what the group is called. */
  tells?: true;
  /** It tells whoever was removed from which group, by the name it had then: nothing else of it. */
  recalls?: true;
  /** Cells that are not asked, and why. */
  leaves?: { why: string; cell: (who: string, kind: string) => boolean };
};

export type Table = Record<string, Line>;

/** A form without a page of its own: whoever comes by a link is led to where it stands. */
export const ledOn: Line = { rule: anybody };

export const form = (fields: (world: World) => Record<string, string>) => (world: World) => ({ form: fields(world) });
export const json = (body: (world: World) => object) => (world: World) => ({ json: body(world) });

/** An id, a token or a key that nobody has, or that is somebody else's. */
export const nobodys = () => ({ id: "somebody-elses", token: "no-such-token-anywhere", key: "no-such-key-anywhere" });
export const waiting = (world: World) => ({ user: world.waiting.id });
export const other = (world: World) => ({ user: world.other.id });
export const agree = () => ({ name: "agree" });
export const hook = (world: World) => ({ id: world.webhook, delivery: world.delivery });
export const essay = { content: "# Of Studies\n\nStudies serve for delight.\n", format: "markdown", title: "Studies" };

/** The comment as it stands once its author has removed it. */
export async function removed(world: World, cast: Cast): Promise<Record<string, string>> {
  const { comments } = schema;
  const [now] = await read().select({ state: comments.state }).from(comments).where(eq(comments.id, world.commentId));
  if (now?.state !== "removed")
    await removeComment(world.kind === "other" ? world.founder : cast.author, world.commentId);
  return {};
}
