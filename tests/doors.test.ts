/** What a door makes of requests that are no one's honest form: refused, never broken. On both databases. */
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { beforeAll, describe, expect, test } from "vitest";
import { makeToken } from "~/accounts/tokens.server";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { jsonBody } from "~/json-body.server";
import * as root from "~/root";
import type { Refusal } from "~/refusals";
import * as tokens from "~/routes/account.tokens._index";
import * as webhooks from "~/routes/g.$slug.webhooks._index";
import * as newGroup from "~/routes/groups.new";
import * as restore from "~/routes/c.$id.restore";
import * as revoke from "~/routes/g.$slug.invites.$code.revoke";
import * as archive from "~/routes/g.$slug.archive";
import * as role from "~/routes/g.$slug.members.$user._index";
import * as signIn from "~/routes/sign-in";
import * as text from "~/routes/t.$id._index";
import * as comments from "~/routes/t.$id.comments";
import * as people from "~/routes/t.$id.people";
import * as place from "~/routes/t.$id.place";
import * as theme from "~/routes/theme";
import { call } from "./api/client";
import { get, outcome, person, post, type Person } from "./comments/page-support";
import { makeGroup, makeText, tokenOf } from "./support/people";

let ana: Person;
let id: string, unlisted: string;

beforeAll(async () => {
  ana = await person("Ana");
  id = (await makeText(ana, await makeGroup(ana, "public"), "One.\n\nTwo.\n")).id;
  unlisted = (await makeText(ana, await makeGroup(ana, "unlisted"), "One.\n")).id;
});

describe("cookies", () => {
  test.each<[string, boolean, (own: string) => string]>([
    ["ours alone", true, (own) => own],
    ["beside one of another program", true, (own) => `other_app=100%; ${own}; lectern_theme=dark`],
    ["a name that ends in ours", false, (own) => `x${own}`],
    ["ours, malformed", false, () => "lectern=%"],
    ["ours, encoded", false, () => "lectern=%ff%"],
    ["ours, empty", false, () => "lectern="],
    ["ours, endless", false, () => `lectern=${"a".repeat(5000)}`],
    ["none of ours", false, () => "a=%E0%A4%A; =; ;;; b"],
  ])("%s", async (_, isKnown, header) => {
    expect((await viewerOfCookie(header(ana.cookie)))?.id).toBe(isKnown ? ana.id : undefined);
  });
});

test("a token that does not stand is refused by the page, and the page around it stands", async () => {
  const args = get(`/t/${id}`, { params: { id } });
  args.request.headers.set("Authorization", `Bearer ${"x".repeat(40)}`);
  expect((await outcome(text.loader(args))).status).toBe(401);
  expect(await outcome(root.loader(args))).toMatchObject({ status: 200, data: { viewer: null } });
});

test("a token that may only write reads no page either", async () => {
  const { token } = await makeToken(ana, { name: "writes", scopes: ["write"] });
  const args = get(`/t/${id}`, { params: { id } });
  args.request.headers.set("Authorization", `Bearer ${token}`);
  expect((await outcome(text.loader(args))).status).toBe(403);
});

describe("addresses without a page", () => {
  const strange = ["中", "\u{1f600}", "a b", "..", "a/b?c#d"];
  test.each<[string, { loader: (args: ActionFunctionArgs) => Promise<unknown> }, (part: string) => string]>([
    ["archive", archive, (part) => `/g/${part}/settings`],
    ["role", role, (part) => `/g/${part}/members`],
    ["revoke", revoke, (part) => `/g/${part}/invites`],
    ["restore", restore, (part) => `/c/${part}`],
    ["place", place, (part) => `/t/${part}`],
  ])("%s: on to a path in ASCII", async (_, door, to) => {
    for (const part of strange) {
      const params = { slug: part, user: part, code: part, id: part };
      expect(await outcome(door.loader(get("/", { params })))).toMatchObject({
        status: 302,
        to: to(encodeURIComponent(part)),
      });
    }
    for (const part of ["\0", "a\r\nX-Evil: 1"])
      expect((await outcome(door.loader(get("/", { params: { slug: part, id: part } })))).status).toBe(404);
  });
});

describe("forms", () => {
  const sent = (body: BodyInit | null, type: string | null): ActionFunctionArgs => ({
    request: new Request("http://lectern.test/", {
      method: "POST",
      body,
      headers: type ? { "Content-Type": type } : {},
    }),
    params: {},
    context: {} as AppLoadContext,
  });
  test.each<[string, number, BodyInit | null, string | null]>([
    ["nothing", 303, null, null],
    ["another type", 415, "{}", "application/json"],
    ["cut short", 415, "--x", "multipart/form-data; boundary=x"],
  ])("the colours, %s: %i", async (_, status, body, type) => {
    expect((await outcome(theme.action(sent(body, type)))).status).toBe(status);
  });

  test("a form cut short is refused as data, so that the page stands", async () => {
    const got = await outcome(signIn.action(sent("--x", "multipart/form-data; boundary=x")));
    expect(got).toMatchObject({ status: 415, data: { kind: "unsupported", values: {} } });
  });

  test("back to an address in another alphabet", async () => {
    const got = await outcome(theme.action(post("/theme", { theme: "dark", to: "/中" })));
    expect(got).toMatchObject({ status: 303, to: "/%E4%B8%AD" });
  });

  test("a comment with a token that may only read comes back with its place", async () => {
    const args = post(`/t/${id}/comments`, { body: "Hm." }, { params: { id } });
    args.request.headers.set("Authorization", `Bearer ${await tokenOf(ana, ["read"])}`);
    expect(await outcome(comments.action(args))).toMatchObject({
      status: 403,
      data: { values: { body: "Hm." }, current: { where: { href: expect.any(String) as string } } },
    });
  });
});

describe("NUL, which PostgreSQL takes nowhere", () => {
  test.each(["a\0b", "\0", "a\0@b.example"])("nobody is called %j", async (who) => {
    const got = await outcome(signIn.action(post("/sign-in", { who, password: "umbrella stand" })));
    expect(got).toMatchObject({ status: 422, data: { errors: { who: expect.any(String) as string } } });
  });

  test("no member's name begins with it", async () => {
    const got = await outcome(people.loader(get(`/t/${id}/people`, { as: ana, params: { id }, search: "?q=%00" })));
    expect(got).toMatchObject({ status: 200, data: { people: [] } });
  });

  test("no comment is answered under it", async () => {
    const fields = { body: "Hm.", parentId: "\0", block: "\0" };
    const got = await outcome(comments.action(post(`/t/${id}/comments`, fields, { as: ana, params: { id } })));
    expect(got.status).toBeGreaterThanOrEqual(400);
    expect(got.data).toMatchObject({ values: { body: "Hm." } });
  });
});

describe("JSON", () => {
  const bodyOf = (body: string) =>
    jsonBody(new Request("http://x", { method: "POST", body, headers: { "Content-Type": "application/json" } }));
  test.each<[string, string]>([
    ["brackets", "[".repeat(20_001)],
    ["quotes and backslashes", '\\"['.repeat(9_000)],
    ["a backslash at the end", "[{\\"],
  ])("words may be %s", async (_, words) => {
    expect(await bodyOf(JSON.stringify({ body: words }))).toEqual({ body: words });
  });

  test("but not nested endlessly", async () => {
    await expect(bodyOf(`{"a":${"[".repeat(20_001)}"]"`)).rejects.toMatchObject({ kind: "too-large" });
  });
});

describe("search engines", () => {
  const metaOf = async (of: string) => {
    const loaded = (await text.loader(get(`/t/${of}`, { as: ana, params: { id: of } }))) as never;
    return JSON.stringify(text.meta({ data: loaded } as never));
  };
  test("keep a text of an unlisted group to themselves", async () => {
    expect(await metaOf(unlisted)).toContain("noindex");
    expect(await metaOf(id)).not.toContain("noindex");
  });
});

describe("a form says in people's words what the API says of fields and values", () => {
  test("scopes of a token", async () => {
    const sent = post("/account/tokens", { name: "Mine" }, { as: ana });
    expect((await outcome(tokens.action(sent))).data).toMatchObject({
      errors: { scopes: "Tick at least one thing that the token may do." },
    });
    const refusal = await makeToken(ana, { name: "Mine", scopes: [] }).catch((error: Refusal) => error);
    expect((refusal as Refusal).more.errors?.["scopes"]?.("en")).toBe("Scopes are among: read, write, moderate.");
  });

  test("events of a webhook", async () => {
    const slug = await makeGroup(ana, "private");
    const url = "https://example.org/hook";
    const sent = post(`/g/${slug}/webhooks`, { url }, { as: ana, params: { slug } });
    expect((await outcome(webhooks.action(sent))).data).toMatchObject({
      errors: { events: "Tick at least one thing that is to be told." },
    });
    const token = await tokenOf(ana);
    const answer = await call("POST", `/groups/${slug}/webhooks`, { token, body: { url, events: [] } });
    expect(answer.body.errors.events).toBe(
      "Choose what is to be told, among: comment.posted, comment.edited, comment.removed, session.planned, session.changed, session.cancelled, session.started, session.ended.",
    );
  });

  test("a setting of a group", async () => {
    const sent = post("/groups/new", { name: "Mine", visibility: "secret" }, { as: ana });
    expect((await outcome(newGroup.action(sent))).data).toMatchObject({
      errors: { visibility: "Choose one of those that stand there." },
    });
    const answer = await call("POST", "/groups", {
      token: await tokenOf(ana),
      body: { name: "Mine", visibility: "secret" },
    });
    expect(answer.body.errors.visibility).toBe(`Choose "public", "unlisted" or "private".`);
  });
});
