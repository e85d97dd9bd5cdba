/** Every use of power. */
import { index, instant, integer, json, table, text } from "../columns";

/**
 * Every use of power over a group or the installation, in order, for good. `hash` is the SHA-256 of the row and of the
 * hash before it, so that a line changed or taken out later shows.
 */
export const acts = table(
  "acts",
  {
    /** 1, 2, 3 … without a gap. */
    number: integer("number").primaryKey(),
    at: instant("at").notNull(),
    /** null: the operator's tool, or somebody whose account is gone. */
    actorId: text("actor_id"),
    /** null: of the installation. Not a foreign key: the log outlives what it tells of. */
    groupId: text("group_id"),
    /** What was done, such as `member.role`. */
    act: text("act").notNull(),
    /** Whom or what it was done to: an id. */
    targetId: text("target_id"),
    before: json<Record<string, unknown> | null>("before"),
    after: json<Record<string, unknown> | null>("after"),
    reason: text("reason").notNull().default(""),
    hash: text("hash").notNull(),
  },
  (t) => [index("acts_group").on(t.groupId, t.number)],
);
