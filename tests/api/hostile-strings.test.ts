/** Every hostile string through every field that keeps words: it comes back exactly, or is refused by the field's name. */
import { beforeAll, describe, expect, test } from "vitest";
import { checkName } from "~/accounts/names";
import type { SignedIn } from "~/accounts/user";
import { hostileStrings } from "../corpus/hostile-strings";
import { block, makeGroup, makeText, makeUser, say, tokenOf } from "../support/people";
import { call, type Answer } from "./client";

process.env["LIMITS"] = "off";
let host: SignedIn, token: string, slug: string, textId: string, place: string;

beforeAll(async () => {
  host = await makeUser();
  token = await tokenOf(host);
  slug = await makeGroup(host);
  const text = await makeText(host, slug);
  [textId, place] = [text.id, block(text, 1)];
});

type Field = {
  name: string;
  /** Sends it. */
  send(value: string): Promise<Answer>;
  /** The field that a refusal names. */
  refusedAs: string;
  /** What is kept now. */
  kept(answer: Answer): Promise<unknown>;
  /** What is to be kept of what was sent: the ends of lines are one kind, and outer spaces of a line go. */
  meant(value: string): string;
};

const lineEnds = (value: string) => value.replace(/\r\n?/g, "\n");
const ofGroup = async () => (await call("GET", `/groups/${slug}`, { token })).body;
const ofText = async () => (await call("GET", `/texts/${textId}`, { token })).body;
const change = (path: () => string, name: string) => (value: string) =>
  call("PATCH", path(), { token, body: { [name]: value } });
const ofComment = async ({ body }: Answer) => (await call("GET", `/comments/${body.id}`, { token })).body.body;

const fields: Field[] = [
  {
    name: "the name of a group",
    send: change(() => `/groups/${slug}`, "name"),
    refusedAs: "name",
    kept: async () => (await ofGroup()).name,
    meant: (value) => value.trim(),
  },
  {
    name: "the description of a group",
    send: change(() => `/groups/${slug}`, "description"),
    refusedAs: "description",
    kept: async () => (await ofGroup()).description,
    meant: (value) => lineEnds(value).trim(),
  },
  {
    name: "the title of a text",
    send: change(() => `/texts/${textId}`, "title"),
    refusedAs: "title",
    kept: async () => (await ofText()).title,
    meant: (value) => value.trim(),
  },
  {
    name: "the byline of a text",
    send: change(() => `/texts/${textId}`, "byline"),
    refusedAs: "byline",
    kept: async () => (await ofText()).byline,
    meant: (value) => value.trim(),
  },
  {
    name: "a comment",
    send: (body) => call("POST", `/texts/${textId}/comments`, { token, body: { anchor: { block: place }, body } }),
    refusedAs: "body",
    kept: ofComment,
    meant: (value) => value.replaceAll("\r\n", "\n"),
  },
  {
    name: "an edit of a comment",
    send: async (body) => {
      const { id } = await say(host, textId, { anchor: { block: place }, body: "A first wording." });
      return call("PATCH", `/comments/${id}`, { token, body: { body, version: 1 } });
    },
    refusedAs: "body",
    kept: ofComment,
    meant: (value) => value.replaceAll("\r\n", "\n"),
  },
];

test("the corpus is large", () => {
  expect(new Set(hostileStrings).size).toBe(hostileStrings.length);
  expect(hostileStrings.length).toBeGreaterThanOrEqual(360);
});

describe.each(fields)("$name", ({ send, refusedAs, kept, meant }) => {
  test("comes back exactly, or is refused by name", async () => {
    const wrong: string[] = [];
    let taken = 0;
    for (const value of hostileStrings) {
      const shown = JSON.stringify(value.slice(0, 40));
      const answer = await send(value);
      if (answer.status === 422) {
        if (Object.keys(answer.body.errors ?? {}).join() !== refusedAs)
          wrong.push(`${shown}: refused as ${JSON.stringify(answer.body.errors)}`);
        continue;
      }
      if (answer.status !== 200 && answer.status !== 201) {
        wrong.push(`${shown}: ${answer.status}`);
        continue;
      }
      taken++;
      const now = await kept(answer);
      if (now !== meant(value)) wrong.push(`${shown}: became ${JSON.stringify(now)}`);
    }
    expect(wrong).toEqual([]);
    // A field that refuses everything would pass, too.
    expect(taken).toBeGreaterThan(100);
  });
});

test("in addresses: nothing breaks, and nothing is found", async () => {
  for (const value of hostileStrings.filter((each) => !/\p{Surrogate}/u.test(each))) {
    const part = encodeURIComponent(value);
    // No segment at all is another address.
    if (part === "" || part === "." || part === "..") continue;
    for (const path of [`/groups/${part}`, `/texts/${part}`, `/comments/${part}`, `/invites/${part}`])
      expect([value, (await call("GET", path, { token })).status]).toEqual([value, 404]);
    const asked = await call("GET", `/texts/${textId}/comments?after=${part}&block=${part}&kind=${part}`, { token });
    expect([value, [200, 404, 422].includes(asked.status)]).toEqual([value, true]);
  }
});

test("as the name of a user: kept as the rules write names, which changes nothing the second time, or refused", () => {
  let taken = 0;
  for (const value of hostileStrings) {
    const first = checkName(value);
    if (first.fault) continue;
    taken++;
    expect(checkName(first.name)).toMatchObject({ name: first.name, nameKey: first.nameKey });
    expect(first.name).not.toMatch(/[<>&"\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  }
  expect(taken).toBeGreaterThan(20);
});
