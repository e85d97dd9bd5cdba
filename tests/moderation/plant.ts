/** Comments with words that nobody else has, each taken out of sight in one of the ways there are. */
import { eq } from "drizzle-orm";
import { vi } from "vitest";
import { schema, write } from "#db/db.server";
import { editComment, postComment } from "~/comments/comments.server";
import { checkPrevention } from "~/comments/prevention.server";
import { mailNotices } from "~/comments/notice-mail.server";
import { putMember } from "~/groups/memberships.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { person, type Person } from "../accounts/people";
import type { Cast, World } from "../matrix/cast";

/** `reheld`: was shown, and its new wording is held. */
export const ways = ["held", "reheld", "hidden", "removed", "edit", "law"] as const;
export type Way = (typeof ways)[number];

/** The beginning of all that is planted, in any letter case. */
const planted = /plantedq[a-z]+/giu;
export const foundIn = (said: string): string[] => [...new Set(said.match(planted) ?? [])];
/** `part`: which wording, of which comment. */
export const word = (way: Way, part: string) => `Plantedq${way}q${part}`;

export type Plants = { way: Way; ids: string[]; words: string[] }[];

const nothing = { hold: [], found: [] };
/** @param way whose wordings are held from now on; null: none */
export const holding = (way: boolean) =>
  vi.mocked(checkPrevention).mockResolvedValue(way ? { hold: ["held-word"], found: ["tulip"] } : nothing);

/** Shown to everybody at first, but for what is held from its beginning. */
export async function plant(world: World, { author, member }: Cast, sessionId: string): Promise<Plants> {
  const plants: Plants = [];
  const anchor = { block: world.block, quote: { exact: "nobody owned" } };
  const named = `@${member.name}`;
  const { comment: root } = await postComment(world.other, world.textId, { anchor, body: "A root by somebody else." });
  for (const way of ways) {
    const says = (part: string) => (way === "reheld" ? "At first harmless." : word(way, part));
    const ids: string[] = [];
    const post = async (input: object, part: string, during: string | null = null) => {
      holding(way === "held");
      const body = `${says(part)} ${named}`;
      const { comment } = await postComment(author, world.textId, { ...input, body }, { sessionId: during });
      ids.push(comment.id);
      return comment;
    };
    const question = await post({ anchor, kind: "question" }, "first");
    await post({ parentId: root.id }, "reply");
    await post({ anchor: { section: undefined } }, "session", sessionId);
    holding(way === "held");
    if (way !== "reheld") await editComment(author, question.id, { body: `${word(way, "now")} ${named}`, version: 1 });
    holding(false);
    // Somebody answered before it went.
    if (way !== "held") await postComment(world.other, world.textId, { parentId: question.id, body: "An answer." });
    const parts = way === "reheld" ? ["first", "reply", "session"] : ["now", "reply", "session"];
    plants.push({ way, ids, words: parts.map((part) => word(way, part)) });
  }
  // What was mailed about it waits to be sent.
  await mailNotices(Date.now() + 120_000);
  return plants;
}

const kinds = { hidden: "hide", removed: "remove", edit: "edit", law: "law" } as const;

/** As moderators do it: with a case, a record that keeps the words for those who decide an appeal, a notice, a line in the log. */
export async function takeAway(plants: Plants, world: World, { author, moderator, host }: Cast): Promise<void> {
  for (const { way, ids, words } of plants) {
    for (const [at, id] of ids.entries()) {
      if (way === "held") continue;
      if (way === "reheld") {
        holding(true);
        await editComment(author, id, { body: words[at], version: 1 });
        holding(false);
        continue;
      }
      const kind = kinds[way];
      const more =
        kind === "law" ? { ground: "§ 130 StGB", authority: "nobody; a host saw it", reference: "7/26" } : { rule: 1 };
      const input = { kind, comment: id, reason: "Unkind.", id: mintId(), ...more };
      await act(kind === "law" ? host : moderator, world.slug, input);
    }
  }
}

/** Members who read and write nothing, and somebody who is outside for a time. */
export async function restrained(world: World): Promise<{ muted: Person; suspended: Person }> {
  const [muted, suspended] = [await person("The muted"), await person("The suspended")];
  const later = new Date(Date.now() + 86_400_000);
  await write(async (tx) => {
    await putMember(tx, world.slug, muted.id, "member");
    const none = { groupId: world.groupId, mutedUntil: null, suspendedUntil: null, bannedUntil: null, setAside: null };
    await tx.insert(schema.restraints).values([
      { ...none, userId: muted.id, mutedUntil: later },
      { ...none, userId: suspended.id, suspendedUntil: later },
    ]);
  });
  return { muted, suspended };
}

export const confirmAll = () =>
  write((tx) => tx.update(schema.users).set({ emailConfirmedAt: new Date() }).where(eq(schema.users.isGuest, false)));
