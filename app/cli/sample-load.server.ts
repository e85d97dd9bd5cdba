/** `lectern sample`: a load for trials, made through the same verbs as everything else. The same numbers, the same words. */
import { randomBytes } from "node:crypto";
import { schema, write } from "#db/db.server";
import { hashPassword } from "../accounts/hashing.server";
import { checkEmail, checkName } from "../accounts/names";
import type { SignedIn } from "../accounts/user";
import { postComment } from "../comments/comments.server";
import { createGroup, groupFor } from "../groups/groups.server";
import { putMember } from "../groups/memberships.server";
import { mintId } from "../mint";
import { isRefusal } from "../refusals";
import { articleOf } from "../texts/articles.server";
import { unknownOrigin } from "../texts/origin";
import type { Draft } from "../texts/text";
import { importText } from "../texts/texts.server";
import { operatorWords } from "../words/operator";
import { print, progress, type OutputOptions } from "./output";
import { prepareDatabase } from "../front-door/start.server";
import { actingAs } from "./tool-viewer.server";

const words = operatorWords.en.tool;
const slug = "load";
/** So many at once share a commit. */
const atOnce = 64;

type Numbers = { users: number; texts: number; comments: number };

export async function fill(
  root: string,
  { users, texts, comments, ...options }: OutputOptions & Numbers,
): Promise<void> {
  await prepareDatabase(root);
  const people = await makePeople(Math.max(1, users));
  const host = people[0] as SignedIn;
  await makeGroup(host);
  for (const { id } of people.slice(1)) await write((tx) => putMember(tx, slug, id, "member"));
  const made: string[] = [];
  for (let at = 0; at < texts; at++) {
    progress(words.progress("texts", at, texts));
    made.push((await importText(host, slug, draftNumber(at), { source: `load ${at}` })).id);
  }
  await talk(made, people, made.length > 0 ? comments : 0);
  progress(null);
  print(options, { users: people.length, texts: made.length, comments: made.length > 0 ? comments : 0, group: slug }, [
    words.filled(people.length, made.length, made.length > 0 ? comments : 0),
  ]);
}

/** One hash for all: hashing each would take longer than everything else. Nobody knows the password. */
async function makePeople(count: number): Promise<SignedIn[]> {
  const passwordHash = await hashPassword(randomBytes(24).toString("base64url"));
  const batch = randomBytes(3).toString("hex");
  const people: SignedIn[] = [];
  while (people.length < count) {
    const rows = Array.from({ length: Math.min(500, count - people.length) }, (_, at) => {
      const number = people.length + at + 1;
      const named = checkName(`Reader ${batch} ${number}`);
      const addressed = checkEmail(`reader-${batch}-${number}@load.invalid`);
      if (named.fault || addressed.fault) throw new Error("A name of the sample is no name.");
      return { id: mintId(), ...named, ...addressed, passwordHash, createdAt: new Date() };
    });
    await write((tx) => tx.insert(schema.users).values(rows));
    people.push(...rows.map((row) => actingAs(row)));
    progress(words.progress("users", people.length, count));
  }
  return people;
}

async function makeGroup(host: SignedIn): Promise<void> {
  try {
    await groupFor(host, slug);
    await write((tx) => putMember(tx, slug, host.id, "host"));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await createGroup(host, { slug, name: "Load", visibility: "public", joining: "open" });
  }
}

async function talk(texts: string[], people: SignedIn[], count: number): Promise<void> {
  const chance = seeded(7);
  const threads = new Map<string, string[]>(texts.map((text) => [text, []]));
  for (let done = 0; done < count;) {
    const batch = Array.from({ length: Math.min(atOnce, count - done) }, async () => {
      // The first texts and the first paragraphs are talked about most, as in life.
      const text = texts[Math.floor(chance() ** 2 * texts.length)] as string;
      const who = people[Math.floor(chance() * people.length)] as SignedIn;
      const known = threads.get(text) as string[];
      const parentId = known.length > 4 && chance() < 0.4 ? known[Math.floor(chance() * known.length)] : undefined;
      const blocks = (await articleOf(text, 1)).sections.flatMap((section) => section.blocks);
      const block = blocks[Math.floor(chance() ** 1.5 * blocks.length)];
      const body = sentences(chance, 1 + Math.floor(chance() * 4));
      const { comment } = await postComment(who, text, {
        body,
        ...(parentId ? { parentId } : { anchor: { block: block?.id } }),
      });
      if (!parentId) known.push(comment.id);
    });
    await Promise.all(batch);
    done += batch.length;
    progress(words.progress("comments", done, count));
  }
}

function draftNumber(number: number): Draft {
  const chance = seeded(number + 1);
  const sections = Array.from({ length: 6 }, (_, at) => ({
    heading: `Part ${at + 1}`,
    level: 1,
    blocks: Array.from({ length: 10 }, () => {
      const text = sentences(chance, 4 + Math.floor(chance() * 5));
      return { kind: "paragraph" as const, html: text, text };
    }),
  }));
  return {
    format: "plain",
    title: `Load ${number + 1}`,
    byline: null,
    ...unknownOrigin,
    language: "en",
    sections,
    warnings: [],
  };
}

const vocabulary =
  "the a of and to in that it is was he for on are with as his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know".split(
    " ",
  );

function sentences(chance: () => number, count: number): string {
  return Array.from({ length: count }, () => {
    const line = Array.from(
      { length: 8 + Math.floor(chance() * 14) },
      () => vocabulary[Math.floor(chance() * vocabulary.length)],
    ).join(" ");
    return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
  }).join(" ");
}

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
