/**
 * What nobody asked for, sent to every address of the build: fields of the tables that are not the sender's to set, names
 * that every object has, and SQL in every parameter. Nothing breaks, and nothing is taken from it.
 */
import { beforeAll, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";
import { ask } from "./ask";
import { idIn, makeCast, makeWorld, type Cast, type World } from "./cast";
import { everyAddress } from "./manifest";
import { table } from "./table";

process.env["LIMITS"] = "off";
const addresses = await everyAddress();
const changing = addresses.filter(({ method }) => method !== "GET");
const readable = addresses.filter(({ method, path }) => method === "GET" && !path.includes("sign-out"));
let cast: Cast;
const long = new Date("2001-01-01T00:00:00Z");

beforeAll(async () => {
  cast = await makeCast();
});

/** `__proto__` as a field of its own, as JSON brings it. */
const strange = (world: World) =>
  ({
    ...{ isOperator: true, is_operator: true, isGuest: false, state: "active", groupId: "g", group_id: "g" },
    ...{ authorId: cast.member.id, author_id: cast.member.id, userId: cast.member.id, createdBy: cast.member.id },
    ...{ createdAt: long.toISOString(), editedAt: long.toISOString(), deletedAt: long.toISOString(), seq: 1 },
    ...{ archivedAt: null, passwordHash: "x", emailConfirmedAt: long.toISOString(), slugOf: world.slug },
    ...(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as object),
  }) as Record<string, unknown>;

const asForm = (fields: Record<string, unknown>) => ({
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
  ...{ ["__proto__[polluted]"]: "1", ["constructor.prototype.polluted"]: "1", ["a[__proto__][polluted]"]: "1" },
});

test.each(changing)("$method $path takes nothing it did not ask for", async (address) => {
  const line = table[`${address.method} ${address.path}`];
  if (line?.leaves) return;
  const world = await makeWorld(cast, "private");
  const as = cast.host;
  const { slug, textId, invite, block } = world;
  const id = idIn(world, address.path);
  const params = { slug, id, code: invite, block, ...(await line?.names?.(world, cast, as)) };
  const sent = (await line?.sends?.(world, cast, as)) ?? {};
  const more = strange(world);
  const body = address.isApi ? { json: { ...more, ...sent.json } } : { form: { ...asForm(more), ...sent.form } };
  await ask(address, as, { params, ...sent, ...body });

  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  const operators = await read().select().from(schema.users).where(eq(schema.users.isOperator, true));
  expect(operators.map((user) => user.id)).toEqual([cast.operator.id]);
  const said = await read().select().from(schema.comments).where(eq(schema.comments.textId, textId));
  for (const comment of said) {
    expect([cast.author.id, cast.host.id, null]).toContain(comment.authorId);
    expect(comment.createdAt.getTime()).toBeGreaterThan(long.getTime() + 1);
  }
  const [text] = await read().select().from(schema.texts).where(eq(schema.texts.id, textId));
  if (text) expect(text).toMatchObject({ groupId: world.groupId, createdBy: world.founder.id });
  const [me] = await read().select().from(schema.users).where(eq(schema.users.id, as.id));
  expect([me?.passwordHash, me?.isGuest]).not.toContain("x");
});

const injections = [
  "' or 1=1 --",
  '"; drop table users; --',
  "1) union select * from users--",
  "%27",
  "* OR NEAR(",
  "\\",
];
const parameters = [
  "limit",
  "after",
  "kind",
  "state",
  "who",
  "q",
  "sort",
  "block",
  "section",
  "thread",
  "since",
  "p",
  "to",
];

test.each(readable)("$path answers SQL in its parameters as any other word", async (address) => {
  const line = table[`GET ${address.path}`];
  const world = await shared();
  const { slug, invite, block } = world;
  const id = idIn(world, address.path);
  const params = { slug, id, code: invite, block, ...(await line?.names?.(world, cast, cast.host)) };
  for (const injection of injections) {
    const query = `?${new URLSearchParams(parameters.map((name) => [name, injection])).toString()}`;
    // Whatever breaks is thrown by `ask`.
    const { outcome } = await ask(address, cast.host, { params, query });
    expect(outcome).not.toMatch(/^status 5/);
    const inPath = Object.fromEntries(Object.keys(params).map((name) => [name, injection]));
    expect((await ask(address, cast.host, { params: inPath })).outcome).not.toMatch(/^status 5/);
  }
  expect(await read().$count(schema.users)).toBeGreaterThan(10);
});

let world: World | undefined;
const shared = async () => (world ??= await makeWorld(cast, "private"));
