import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeToken } from "~/accounts/tokens.server";
import { groupFor } from "~/groups/groups.server";
import * as apiGroup from "~/routes/api.v1.groups.$slug._index";
import * as apiMember from "~/routes/api.v1.groups.$slug.members.$user._index";
import * as apiMembers from "~/routes/api.v1.groups.$slug.members._index";
import * as apiInvite from "~/routes/api.v1.invites.$code";
import * as apiInvites from "~/routes/api.v1.groups.$slug.invites._index";
import * as apiGroups from "~/routes/api.v1.groups._index";
import * as apiMe from "~/routes/api.v1.me._index";
import * as apiToken from "~/routes/api.v1.me.tokens.$id";
import * as apiTokens from "~/routes/api.v1.me.tokens._index";
import { context, person } from "../accounts/people";
import { circle } from "./circle";

beforeEach(() => void vi.stubEnv("LIMITS", "off"));
afterEach(() => void vi.unstubAllEnvs());

type Params = Record<string, string>;

async function api(
  door: { loader: unknown; action: unknown },
  method: string,
  {
    body,
    cookie = "",
    token,
    params = {},
    query = "",
  }: { body?: unknown; cookie?: string; token?: string; params?: Params; query?: string } = {},
) {
  const headers: Record<string, string> = {
    ...(body ? { "Content-Type": "application/json" } : {}),
    ...(cookie ? { Cookie: cookie } : {}),
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
  };
  const request = new Request(`http://localhost/api/v1/x${query}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const run = (method === "GET" ? door.loader : door.action) as (args: object) => Promise<Response>;
  const response = await run({ request, params, context });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get("Content-Type"),
    body: (text ? JSON.parse(text) : null) as Record<string, unknown>,
  };
}

test("the API of groups: made once for one id, read, changed, deleted", async () => {
  const ana = await person("Api Ana");
  const body = {
    id: "api-group-0001",
    name: "Api",
    slug: "api-circle",
    visibility: "public",
    joining: "open",
    role: "x",
    __proto__: { isOperator: true },
  };
  const made = await api(apiGroups, "POST", { body, cookie: ana.cookie });
  expect([made.status, made.body["slug"]]).toEqual([201, "api-circle"]);
  expect(await api(apiGroups, "POST", { body, cookie: ana.cookie })).toMatchObject({ status: 200, body: made.body });
  const params = { slug: "api-circle" };
  expect(await api(apiGroup, "GET", { params })).toMatchObject({
    status: 200,
    body: { id: "api-group-0001", memberCount: 1 },
  });
  expect(await api(apiGroup, "PATCH", { params, body: { name: "Other" } })).toMatchObject({
    status: 401,
    type: "application/problem+json; charset=utf-8",
  });
  expect(await api(apiGroup, "PATCH", { params, body: { name: "" }, cookie: ana.cookie })).toMatchObject({
    status: 422,
    body: { errors: { name: expect.any(String) } },
  });
  expect(await api(apiGroup, "PATCH", { params, body: { name: "Other" }, cookie: ana.cookie })).toMatchObject({
    status: 200,
    body: { name: "Other", joining: "open" },
  });
  expect((await api(apiGroups, "GET", { query: "?limit=0" })).status).toBe(422);
  const list = await api(apiGroups, "GET", { query: "?limit=200" });
  expect((list.body["items"] as Array<{ slug: string }>).map(({ slug }) => slug)).toContain("api-circle");
  expect((await api(apiGroup, "DELETE", { params, cookie: ana.cookie })).status).toBe(204);
  expect((await api(apiGroup, "GET", { params, cookie: ana.cookie })).status).toBe(404);
});

test("the API of members and invites", async () => {
  const of = await circle("unlisted", "request");
  const { host, outsider, pending } = of.people;
  const params = { slug: of.slug };
  expect(await api(apiMembers, "POST", { params, cookie: outsider.cookie })).toMatchObject({
    status: 202,
    body: { state: "pending" },
  });
  const waiting = await api(apiMembers, "GET", { params, cookie: host.cookie, query: "?state=pending" });
  expect((waiting.body["items"] as Array<{ user: { id: string } }>).map(({ user }) => user.id)).toEqual([
    pending.id,
    outsider.id,
  ]);
  const one = { ...params, user: outsider.id };
  expect((await api(apiMember, "PATCH", { params: one, body: { state: "banned" }, cookie: host.cookie })).status).toBe(
    422,
  );
  expect((await api(apiMember, "PATCH", { params: one, cookie: host.cookie })).status).toBe(422);
  expect(
    (await api(apiMember, "PATCH", { params: one, body: { state: "active" }, cookie: outsider.cookie })).status,
  ).toBe(403);
  expect(
    (
      await api(apiMember, "PATCH", {
        params: one,
        body: { state: "active", role: "facilitator" },
        cookie: host.cookie,
      })
    ).status,
  ).toBe(204);
  expect((await groupFor(outsider, of.slug)).standing.membership).toEqual({ role: "facilitator", state: "active" });
  const invite = await api(apiInvites, "POST", { params, body: { days: 2, uses: 1 }, cookie: outsider.cookie });
  expect(invite).toMatchObject({ status: 201, body: { uses: 0, maxUses: 1, url: expect.stringMatching(/^\/i\//) } });
  const code = { code: String(invite.body["code"]) };
  expect((await api(apiInvite, "GET", { params: code })).body).toMatchObject({ group: { slug: of.slug } });
  expect((await api(apiInvite, "POST", { params: code })).status).toBe(401);
  const guest = await person(`Guest ${of.slug} x`);
  expect(await api(apiInvite, "POST", { params: code, cookie: guest.cookie })).toMatchObject({
    status: 201,
    body: { group: of.slug, joined: true },
  });
  expect(await api(apiInvite, "POST", { params: code, cookie: guest.cookie })).toMatchObject({
    status: 200,
    body: { joined: false },
  });
  expect((await api(apiMember, "DELETE", { params: { ...params, user: "me" }, cookie: guest.cookie })).status).toBe(
    204,
  );
  expect((await api(apiInvite, "POST", { params: code, cookie: guest.cookie })).status).toBe(410);
  expect((await api(apiMember, "DELETE", { params: { ...params, user: "me" }, cookie: host.cookie })).status).toBe(409);
});

test("the API of oneself; a token does no more than its scopes", async () => {
  const ana = await person("Scopes Ana");
  const of = await circle("public", "open");
  const made = await api(apiTokens, "POST", { body: { name: "bot", scopes: ["read"] }, cookie: ana.cookie });
  expect([made.status, made.body["scopes"]]).toEqual([201, ["read"]]);
  const token = String(made.body["token"]);
  expect(await api(apiMe, "GET", { token })).toMatchObject({ status: 200, body: { id: ana.id, name: "Scopes Ana" } });
  expect(JSON.stringify(await api(apiTokens, "GET", { token }))).not.toContain(token);
  expect((await api(apiMembers, "POST", { params: { slug: of.slug }, token })).status).toBe(403);
  expect((await api(apiTokens, "POST", { body: { name: "more" }, token })).status).toBe(403);
  const { token: writer } = await makeToken(ana, { name: "w", scopes: ["write"] });
  expect((await api(apiMe, "GET", { token: writer })).status).toBe(403);
  expect((await api(apiMembers, "POST", { params: { slug: of.slug }, token: writer })).status).toBe(201);
  expect((await api(apiMe, "GET", { token: "lct_not-a-token-of-anybodys-at-all" })).status).toBe(401);
  expect((await api(apiMe, "GET")).status).toBe(401);
  expect((await api(apiToken, "DELETE", { params: { id: String(made.body["id"]) }, token: writer })).status).toBe(403);
  expect((await api(apiToken, "DELETE", { params: { id: String(made.body["id"]) }, token })).status).toBe(204);
  expect((await api(apiMe, "GET", { token })).status).toBe(401);
});
