/** Who may NOT do what with comments: every verb × everybody × every visibility. */
import { beforeAll, describe, expect, test } from "vitest";
import type { SignedIn, Viewer } from "~/accounts/user";
import { changesSince } from "~/comments/changes.server";
import {
  editComment,
  postComment,
  react,
  removeComment,
  restoreComment,
  settleQuestion,
} from "~/comments/comments.server";
import { commentFor, commentsOf, historyOf, newsOf, openQuestionsOf } from "~/comments/reading.server";
import { markSeen, textLinesOf } from "~/comments/unread.server";
import { visibilities } from "~/groups/group";
import { isRefusal } from "~/refusals";
import { makeCast, say, type Cast } from "../support/people";

const everybody = [
  "host",
  "facilitator",
  "moderator",
  "author",
  "member",
  "pending",
  "outsider",
  "elsewhere",
  "anonymous",
] as const;
type Who = (typeof everybody)[number];
type Ends = "yes" | "forbidden" | "not-found";

const page = { limit: 10, after: null };

/** Whatever only reads. */
const reads: Record<string, (cast: Cast, viewer: Viewer) => Promise<unknown>> = {
  "read a comment": (cast, viewer) => commentFor(viewer, cast.comment.id),
  "read its history": (cast, viewer) => historyOf(viewer, cast.comment.id),
  "list the discussion": (cast, viewer) => commentsOf(viewer, cast.text.id, {}, page),
  "ask for changes": (cast, viewer) => changesSince(viewer, cast.text.id, 0),
  "see what is new in the group": (cast, viewer) => newsOf(viewer, cast.slug),
  "see its open questions": (cast, viewer) => openQuestionsOf(viewer, cast.slug),
  "see its texts": (cast, viewer) => textLinesOf(viewer, cast.slug),
};

/** Whatever writes; strangers never come as far (`requireScope`). */
const writes: Record<string, (cast: Cast, viewer: SignedIn) => Promise<unknown>> = {
  post: (cast, viewer) => postComment(viewer, cast.text.id, { body: "me too" }),
  reply: (cast, viewer) => postComment(viewer, cast.text.id, { parentId: cast.comment.id, body: "me too" }),
  edit: (cast, viewer) => editComment(viewer, cast.comment.id, { body: cast.comment.body, version: 1 }),
  react: (cast, viewer) => react(viewer, cast.comment.id, "agree", true),
  settle: (cast, viewer) => settleQuestion(viewer, cast.comment.id, "answered"),
  "mark as seen": (cast, viewer) => markSeen(viewer, cast.text.id, { place: "text", seq: 1 }),
  remove: async (cast, viewer) => {
    const fresh = await say(cast.author, cast.text.id, { body: "for removal" });
    return removeComment(viewer, fresh.id);
  },
  restore: async (cast, viewer) => {
    const fresh = await say(cast.author, cast.text.id, { body: "for restoring" });
    await removeComment(cast.author, fresh.id);
    return restoreComment(viewer, fresh.id);
  },
};

const inside: Who[] = ["host", "facilitator", "moderator", "author", "member"];

function expected(verb: string, who: Who, visibility: string): Ends {
  const sees = inside.includes(who) || visibility !== "private";
  if (!sees) return "not-found";
  if (verb in reads || verb === "mark as seen") return "yes";
  // That a removed comment was there is told to nobody but its author.
  if (verb === "restore") return who === "author" ? "yes" : "not-found";
  if (verb === "edit" || verb === "remove") return who === "author" ? "yes" : "forbidden";
  if (verb === "settle") return inside.includes(who) && who !== "member" ? "yes" : "forbidden";
  return inside.includes(who) ? "yes" : "forbidden";
}

async function endOf(doing: Promise<unknown>): Promise<Ends> {
  try {
    await doing;
    return "yes";
  } catch (error) {
    if (isRefusal(error)) return error.kind as Ends;
    throw error;
  }
}

describe.each(visibilities)("in a %s group", (visibility) => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await makeCast(visibility);
  });

  test.each(Object.keys(reads))("%s", async (verb) => {
    for (const who of everybody) {
      const viewer = who === "anonymous" ? null : cast[who];
      expect([who, await endOf(reads[verb]!(cast, viewer))]).toEqual([who, expected(verb, who, visibility)]);
    }
  });

  test.each(Object.keys(writes))("%s", async (verb) => {
    for (const who of everybody) {
      if (who === "anonymous") continue;
      expect([who, await endOf(writes[verb]!(cast, cast[who]))]).toEqual([who, expected(verb, who, visibility)]);
    }
  });
});
