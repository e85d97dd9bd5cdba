/** Fills a data folder through the verbs that people use, with numbers that are the same each time. */
import { root } from "./process";

export type Seeded = {
  textId: string;
  blocks: string[];
  tokens: string[];
  /** As browsers send them back; of nobody where none were asked for. */
  cookies: string[];
  people: Array<{ id: string; name: string }>;
};

const vocabulary =
  "the a of and to in that it is was he for on are with as his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people".split(
    " ",
  );

/**
 * A public group with one text of 60 paragraphs in six sections.
 *
 * @param comments spread evenly over the paragraphs, every third a reply
 * @param writers members with a token each
 * @param signedIn whether each has a browser that is signed in, too
 * @param database address of a PostgreSQL server's database; "": a file in the folder
 */
export async function seed(
  dataDir: string,
  {
    comments,
    writers,
    signedIn = false,
    database = "",
  }: { comments: number; writers: number; signedIn?: boolean; database?: string },
): Promise<Seeded> {
  process.env["DATA_DIR"] = dataDir;
  process.env["LOG_LEVEL"] = "silent";
  // A load is written faster than people may.
  process.env["LIMITS"] = "off";
  if (database) process.env["DATABASE_URL"] = database;
  else delete process.env["DATABASE_URL"];
  const { closeDatabase, schema, write } = await import("#db/db.server");
  const { prepareDatabase } = await import("../../app/front-door/start.server");
  const { createGroup } = await import("../../app/groups/groups.server");
  const { putMember } = await import("../../app/groups/memberships.server");
  const { importText, textView } = await import("../../app/texts/texts.server");
  const { makeToken } = await import("../../app/accounts/tokens.server");
  const { postComment } = await import("../../app/comments/comments.server");
  await prepareDatabase(root);

  const people = Array.from({ length: Math.max(1, writers) }, (_, at) => ({
    id: `reader${String(at).padStart(20, "0")}`,
    name: `Reader ${at}`,
    isOperator: false,
    by: { authSession: `bench ${at}` },
  }));
  const row = (person: (typeof people)[0]) => ({
    ...{ id: person.id, name: person.name, nameKey: person.id, createdAt: new Date() },
    ...{ email: `${person.id}@load.invalid`, emailKey: `${person.id}@load.invalid` },
  });
  await write((tx) => tx.insert(schema.users).values(people.map(row)));
  const host = people[0]!;
  const slug = "bench";
  await createGroup(host, { slug, name: "Bench", visibility: "public", joining: "open" });
  for (const { id } of people.slice(1)) await write((tx) => putMember(tx, slug, id, "member"));
  const tokens: string[] = [];
  for (const person of people) tokens.push((await makeToken(person, { name: "bench" })).token);

  const cookies: string[] = [];
  if (signedIn) {
    const { startAuthSession } = await import("../../app/accounts/auth-session.server");
    for (const person of people) cookies.push((await startAuthSession(person)).split(";")[0]!);
  }

  const words = sentences();
  const sections = Array.from({ length: 6 }, (_, at) => ({
    heading: `Part ${at + 1}`,
    level: 1,
    blocks: Array.from({ length: 10 }, () => ({ kind: "paragraph" as const, ...same(words(70)) })),
  }));
  const draft = {
    format: "plain" as const,
    title: "A text to measure",
    byline: null,
    ...{ published: null, source: null, licence: null },
    language: "en",
    sections,
    warnings: [],
  };
  const { id: textId } = await importText(host, slug, draft, { source: "bench" });
  const blocks = (await textView(host, textId)).sections.flatMap((section) => section.blocks.map(({ id }) => id));

  const opened: string[] = [];
  for (let done = 0; done < comments;) {
    const batch = Array.from({ length: Math.min(60, comments - done) }, async (_, within) => {
      const at = done + within;
      const parentId = at % 3 === 2 ? opened[at % opened.length] : undefined;
      const anchor = { block: blocks[at % blocks.length] };
      const body = words(25);
      const { comment } = await postComment(people[at % people.length]!, textId, {
        body,
        ...(parentId ? { parentId } : { anchor }),
      });
      if (!parentId) opened.push(comment.id);
    });
    await Promise.all(batch);
    done += batch.length;
  }
  await closeDatabase();
  return { textId, blocks, tokens, cookies, people: people.map(({ id, name }) => ({ id, name })) };
}

const same = (text: string) => ({ html: text, text });

/** So many words, from a sequence that is the same each time (a linear congruential generator). */
export function sentences(state = 7): (words: number) => string {
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return (words) => Array.from({ length: words }, () => vocabulary[Math.floor(next() * vocabulary.length)]).join(" ");
}
