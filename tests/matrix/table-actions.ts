/** Of what moderators do: an action of the moderator against the author's question, made when an address first asks for it. */
import { eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { act } from "~/moderation/acting.server";
import { isHidden, type Kind, type Who, type World } from "./cast";
import { form, json, type Table } from "./line";
import { knows, type Rule } from "./rules";

const reason = "Names people instead of arguments";
const powerful: Who[] = ["moderator", "host"];
const concerned: Who[] = [...powerful, "author"];
const made = new WeakMap<World, Promise<string>>();

/** Somebody is warned: nothing of the world changes by it. */
const actionOf = (world: World): Promise<string> => {
  let id = made.get(world);
  if (!id) made.set(world, (id = make(world)));
  return id;
};

async function make(world: World): Promise<string> {
  const [comment] = await read().select().from(schema.comments).where(eq(schema.comments.id, world.commentId));
  const isOwn = comment?.authorId === world.founder.id;
  const input = isOwn
    ? { kind: "lock", thread: comment.threadId, reason }
    : { kind: "warn", comment: comment?.id, rule: 1, reason };
  return (await act(world.founder, world.slug, input)).action.id;
}

/** For tests that undo it: it stands again. */
async function standing(world: World): Promise<Record<string, string>> {
  const id = await actionOf(world);
  const { actions } = schema;
  await write((tx) =>
    tx.update(actions).set({ undoneAt: null, undoneReason: "", actorRole: "moderator" }).where(eq(actions.id, id)),
  );
  return { id };
}

const seen =
  (some: Who[]): Rule =>
  (who: Who, kind: Kind) =>
    who === "stranger" ? "in" : some.includes(who) && kind !== "other" ? "yes" : "none";

/** Whoever knows of the group hears that this is not theirs; an operator who has nothing to do with it, nothing at all. */
const acting =
  (yes: "yes" | "flawed"): Rule =>
  (who, kind) => {
    if (who === "stranger") return "in";
    if (powerful.includes(who) && kind !== "other") return yes;
    return knows(who, kind) ? "no" : "none";
  };

/**
 * A facilitator may close a thread; where a group is archived nobody writes, so there is nothing left to close. An operator
 * may remove by law what they can read. Whoever waits sees no comments.
 */
const page: Rule = (who, kind) => {
  if (who === "facilitator" && kind !== "other" && kind !== "archived") return "yes";
  if (who === "operator" && !isHidden(kind)) return "yes";
  return who === "pending" && isHidden(kind) ? "none" : acting("yes")(who, kind);
};
/** The same for what is sent there. */
const sent: Rule = (who, kind) => (who === "pending" && isHidden(kind) ? "none" : acting("yes")(who, kind));
const about = (world: World) => `?comment=${world.commentId}`;

/** Whoever is signed in, and may know of the group or has something in it. */
const own: Rule = (who, kind) => (who === "stranger" ? "in" : knows(who, kind) ? "yes" : "none");

/** The one before asked a while ago: at the same moment a second one only hears what the first did. */
async function before(world: World): Promise<Record<string, string>> {
  const { actions, groups } = schema;
  const [group] = await read().select({ id: groups.id }).from(groups).where(eq(groups.slug, world.slug));
  const at = new Date(Date.now() - 3_600_000);
  await write((tx) =>
    tx
      .update(actions)
      .set({ at })
      .where(eq(actions.groupId, group?.id ?? "")),
  );
  return {};
}

const warning = (world: World) => ({ kind: "warn", comment: world.commentId, rule: 1, reason });

export const actionTable: Table = {
  "GET /g/:slug/standing": { rule: own },
  "GET /api/v1/groups/:slug/standing": { rule: own },
  "GET /g/:slug/actions/:id": { rule: seen(concerned), names: standing },
  "GET /api/v1/actions/:id": { rule: seen(concerned), names: standing },
  "GET /g/:slug/actions/:id/undo": { rule: seen(concerned), names: standing },
  "GET /g/:slug/actions/:id/lift": { rule: seen(concerned), names: standing },
  "POST /g/:slug/actions/:id/undo": { rule: acting("yes"), names: standing, sends: form(() => ({ reason })) },
  "POST /g/:slug/actions/:id/lift": { rule: acting("flawed"), names: standing, sends: form(() => ({ reason })) },
  "POST /api/v1/actions/:id/undo": {
    rule: (who, kind) => (who === "author" && kind !== "other" ? "no" : seen(powerful)(who, kind)),
    names: standing,
    sends: json(() => ({ reason })),
  },
  "POST /api/v1/actions/:id/lift": {
    rule: (who, kind) => {
      const hears = seen(concerned)(who, kind);
      return hears === "yes" ? (who === "author" ? "no" : "flawed") : hears;
    },
    names: standing,
    sends: json(() => ({ reason })),
  },
  "GET /g/:slug/moderation/act": { rule: page, sends: (world) => ({ query: about(world) }) },
  "POST /g/:slug/moderation/act": {
    rule: sent,
    names: before,
    sends: (world) => ({
      query: about(world),
      form: { kind: "warn", rule: "1", reason, confirmed: "1" },
    }),
  },
  "GET /api/v1/groups/:slug/actions": { rule: acting("yes") },
  "POST /api/v1/groups/:slug/actions": { rule: acting("yes"), names: before, sends: json(warning) },
};
