/** Users, groups and texts for tests, made through the verbs as people would make them, but for accounts. Each test file has its own database. */
import { schema, write } from "#db/db.server";
import { emailKeyOf, nameKeyOf } from "~/accounts/names";
import { makeToken } from "~/accounts/tokens.server";
import type { Scope, SignedIn } from "~/accounts/user";
import type { CommentView } from "~/comments/comment";
import type { CommentInput } from "~/comments/comment-input.server";
import { postComment } from "~/comments/comments.server";
import type { Role, Visibility } from "~/groups/group";
import { createGroup } from "~/groups/groups.server";
import { joinGroup, putMember } from "~/groups/memberships.server";
import { mintId } from "~/mint";
import { readText } from "~/texts/import/read";
import { importText, textView } from "~/texts/texts.server";
import type { TextView } from "~/texts/text";

let made = 0;

/** Of "umbrella stand in the hall", as `hashPassword` makes it: to make it anew for everybody in every file takes its time. */
const passwordHash =
  "$argon2id$v=19$m=19456,t=2,p=1$C9JKR6HZDHJ1dvkOZwHbsA$w73d+pXkB+x6nXHGWiT/t1/YqpVZMnSHzVSlI2ODl0E";

/** Somebody with an account, as signed in with a cookie. */
export async function makeUser(name = `Reader ${++made}`): Promise<SignedIn> {
  const email = `reader${++made}@example.org`;
  const id = mintId();
  const row = { id, name, email, passwordHash, nameKey: nameKeyOf(name), emailKey: emailKeyOf(email) };
  await write((tx) => tx.insert(schema.users).values({ ...row, createdAt: new Date() }));
  return { id, name, isOperator: false, by: { authSession: `of ${name}` } };
}

/** What a program of theirs would send as `Authorization: Bearer …`. */
export async function tokenOf(user: SignedIn, scopes: Scope[] = ["read", "write"]): Promise<string> {
  return (await makeToken(user, { name: `token ${++made}`, scopes })).token;
}

/** @returns its slug */
export async function makeGroup(
  host: SignedIn,
  visibility: Visibility = "public",
  joining = "request",
): Promise<string> {
  const number = ++made;
  const { group } = await createGroup(host, {
    name: `Circle ${number}`,
    slug: `circle-${number}`,
    visibility,
    joining,
  });
  return group.slug;
}

export async function addMember(slug: string, user: SignedIn, role: Role = "member"): Promise<void> {
  await write((tx) => putMember(tx, slug, user.id, role));
}

export const sampleText = `# The Commons

The commons were fields that nobody owned and everybody used.

Each family kept a few beasts there, and no more than a few.

## Enclosure

Then the hedges came, and with them the law.

> They hang the man and flog the woman.

The poem goes on; the “goose” is remembered.
`;

export async function makeText(host: SignedIn, slug: string, content = sampleText): Promise<TextView> {
  const { id } = await importText(host, slug, readText({ content, format: "markdown" }), {
    title: `Text ${++made}`,
    source: content,
  });
  return textView(host, id);
}

/** The id of ¶ n. */
export function block(text: TextView, number: number): string {
  const found = text.sections.flatMap((section) => section.blocks).find((each) => each.number === number);
  if (!found) throw new Error(`no ¶ ${number}`);
  return found.id;
}

export const say = async (user: SignedIn, textId: string, input: CommentInput): Promise<CommentView> =>
  (await postComment(user, textId, input)).comment;

/** Everybody who may stand before a group, as "who may not" tables need them. */
export type Cast = Awaited<ReturnType<typeof makeCast>>;

/** A group with a text and a comment on it, and one person in each place. */
export async function makeCast(visibility: Visibility) {
  const host = await makeUser();
  const slug = await makeGroup(host, visibility);
  const people = {
    host,
    facilitator: await makeUser(),
    moderator: await makeUser(),
    author: await makeUser(),
    member: await makeUser(),
    pending: await makeUser(),
    outsider: await makeUser(),
    /** Host of another group. */
    elsewhere: await makeUser(),
  };
  for (const role of ["facilitator", "moderator"] as const) await addMember(slug, people[role], role);
  for (const member of [people.author, people.member]) await addMember(slug, member);
  await addMember(await makeGroup(people.elsewhere, visibility), people.elsewhere, "host");
  // In a private group one cannot ask to come in without knowing of it: the wish is from before it was private.
  await waitFor(slug, people.pending);
  const text = await makeText(host, slug);
  const comment = await say(people.author, text.id, {
    anchor: { block: block(text, 1) },
    kind: "question",
    body: "Whose beasts?",
  });
  return { slug, text, comment, ...people };
}

async function waitFor(slug: string, user: SignedIn): Promise<void> {
  try {
    await joinGroup(user, slug);
  } catch {
    const { schema, read } = await import("#db/db.server");
    const groups = await read().select().from(schema.groups);
    const groupId = groups.find((group) => group.slug === slug)?.id ?? "";
    const place = { groupId, userId: user.id, role: "member", state: "pending", joinedAt: new Date() } as const;
    await write((tx) => tx.insert(schema.memberships).values(place));
  }
}
