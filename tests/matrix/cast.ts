/** Everybody who may ask, and a group of each kind with everything in it that an address may name. */
import { eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { makeToken } from "~/accounts/tokens.server";
import { postComment } from "~/comments/comments.server";
import type { Role, Visibility } from "~/groups/group";
import { createGroup } from "~/groups/groups.server";
import { makeInvite } from "~/groups/invites.server";
import { putMember, removeMember } from "~/groups/memberships.server";
import { readText } from "~/texts/import/read";
import { planSession } from "~/sessions/planning.server";
import { importText, textView } from "~/texts/texts.server";
import { person, type Person } from "../accounts/people";
import { block, sampleText } from "../support/people";

export const everybody = [
  "stranger",
  "outsider",
  /** Host of another group. */
  "elsewhere",
  "pending",
  "removed",
  "reader",
  "guest",
  "member",
  /** Wrote the comment. */
  "author",
  "moderator",
  "facilitator",
  "host",
  "operator",
] as const;
export type Who = (typeof everybody)[number];

/** `other`: a private group of others, in which nobody of the cast is. */
export const kinds = ["public", "unlisted", "private", "archived", "other"] as const;
export type Kind = (typeof kinds)[number];

/** Whether those outside may not know of it. */
export const isHidden = (kind: Kind): boolean => kind !== "public" && kind !== "unlisted";

/** The beginning of every word of that world which, where it is hidden, only those inside may hear. */
const plantedIn = (kind: Kind, number: number): string => `${isHidden(kind) ? "Secret" : "Open"}${number}x`;

const roleOf: Partial<Record<Who, Role>> = {
  ...{ member: "member", author: "member", reader: "member", guest: "member" },
  ...{ moderator: "moderator", facilitator: "facilitator", host: "host" },
};

export type Cast = Record<Exclude<Who, "stranger">, Person>;

export async function makeCast(): Promise<Cast> {
  const entries = everybody
    .filter((who) => who !== "stranger")
    .map(async (who) => {
      const made = await person(`The ${who}`, { isOperator: who === "operator" });
      if (who === "reader" || who === "guest")
        await write((tx) => tx.update(schema.users).set({ isGuest: true }).where(eq(schema.users.id, made.id)));
      return [who, made] as const;
    });
  return Object.fromEntries(await Promise.all(entries)) as Cast;
}

export type World = {
  kind: Kind;
  slug: string;
  groupId: string;
  textId: string;
  title: string;
  planted: string;
  block: string;
  /** A question by the author. */
  commentId: string;
  /** Planned, on the text. */
  sessionId: string;
  invite: string;
  webhook: string;
  delivery: string;
  /** The founder's: a host besides the cast's, so that theirs may go. */
  founder: Person;
  /** Somebody waiting, and somebody in, for verbs about a third person. */
  waiting: Person;
  other: Person;
};

let made = 0;

export async function makeWorld(cast: Cast, kind: Kind): Promise<World> {
  const number = ++made;
  const founder = await person(`Founder ${number} a`);
  const [waiting, other] = [await person(`Waiting ${number} a`), await person(`Other ${number} a`)];
  // Words that nobody outside may hear, where nobody outside may.
  const planted = plantedIn(kind, number);
  const visibility: Visibility = isHidden(kind) ? "private" : (kind as Visibility);
  const { group } = await createGroup(founder, {
    name: `${planted}name`,
    slug: `world-${number}`,
    visibility,
    joining: "request",
  });
  const { slug, id: groupId } = group;
  await write(async (tx) => {
    if (kind !== "other")
      for (const [who, role] of Object.entries(roleOf)) await putMember(tx, slug, cast[who as keyof Cast].id, role);
    await putMember(tx, slug, other.id, "member");
    const waits = kind === "other" ? [waiting] : [waiting, cast.pending];
    for (const { id: userId } of waits) {
      const row = { groupId, userId, role: "member", state: "pending", joinedAt: new Date() } as const;
      await tx.insert(schema.memberships).values(row);
    }
    if (kind === "other") return;
    await putMember(tx, slug, cast.removed.id, "member");
    for (const guest of ["reader", "guest"] as const)
      await tx
        .update(schema.memberships)
        .set({ guest: guest === "reader" ? "read" : "comment" })
        .where(eq(schema.memberships.userId, cast[guest].id));
    await tx.update(schema.groups).set({ guests: "comment" }).where(eq(schema.groups.id, groupId));
  });
  if (kind !== "other") await removeMember(founder, slug, cast.removed.id);
  const title = `${planted}title`;
  const draft = readText({ content: `${sampleText}\n\n${planted}block.\n`, format: "markdown" });
  const { id: textId } = await importText(founder, slug, draft, { title, source: sampleText });
  const first = block(await textView(founder, textId), 1);
  const writer = kind === "other" ? founder : cast.author;
  const { comment } = await postComment(writer, textId, {
    anchor: { block: first },
    kind: "question",
    body: `${planted}body?`,
  });
  const sessionId = await sessionIn(founder, slug, textId, planted);
  const { code } = await makeInvite(founder, slug);
  const [webhook, delivery] = [`hook${number}`, `delivery${number}`];
  await write(async (tx) => {
    const createdAt = new Date();
    const hook = {
      id: webhook,
      groupId,
      url: "https://hooks.example.org/",
      secret: "whsec_x",
      events: [],
      createdBy: founder.id,
      createdAt,
    };
    await tx.insert(schema.webhooks).values(hook);
    const told = { id: delivery, webhookId: webhook, event: "test", payload: "{}", createdAt, deliveredAt: createdAt };
    await tx.insert(schema.webhookDeliveries).values(told);
  });
  if (kind === "archived")
    await write((tx) => tx.update(schema.groups).set({ archivedAt: new Date() }).where(eq(schema.groups.id, groupId)));
  return {
    ...{ kind, slug, groupId, textId, title, planted, block: first, commentId: comment.id, sessionId },
    invite: code,
    ...{ webhook, delivery },
    ...{ founder, waiting, other },
  };
}

async function sessionIn(founder: Person, slug: string, textId: string, planted: string): Promise<string> {
  const { sessions } = await planSession(founder, slug, {
    ...{ title: `${planted}session`, place: `${planted}place`, about: `${planted}about`, texts: [textId] },
    ...{ startsAt: new Date(Date.now() + 24 * 3_600_000).toISOString(), template: "close-reading" },
  });
  const [first] = sessions;
  if (!first) throw new Error("nothing planned");
  return first.id;
}

/** What `:id` of an address stands for in it. */
export function idIn({ textId, commentId, sessionId }: World, path: string): string {
  if (/^(?:\/api\/v1\/comments|\/c)\//.test(path)) return commentId;
  return /^(?:\/api\/v1\/sessions|\/s)\//.test(path) ? sessionId : textId;
}

/** A token of whoever asks, for the addresses of tokens. */
export const tokenIdOf = async (of: Person): Promise<string> => (await makeToken(of, { name: "one" })).view.id;
