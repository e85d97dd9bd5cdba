/** The inbox and the way out of mail, through their doors. */
import { beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { groupMail, mailChoicesOf, mailKeyOf } from "~/groups/mail-choices.server";
import { addMember, block, makeGroup, makeText, makeUser, say, tokenOf } from "../support/people";
import { call } from "../api/client";
import { get, outcome, person, post, type Person } from "../comments/page-support";
import { openDoor } from "../server/door";
import * as readAll from "~/routes/notices.read";
import * as inbox from "~/routes/notices._index";
import * as readOne from "~/routes/notices.$id.read";
import * as choose from "~/routes/account.notices";
import * as chooseGroup from "~/routes/g.$slug.mail";
import * as unsubscribe from "~/routes/unsubscribe.$key";

let ada: Person, ben: Person, slug: string, textId: string, groupId: string;

beforeAll(async () => {
  [ada, ben] = [await person("Ada"), await person("Ben")];
  slug = await makeGroup(ada, "private");
  await addMember(slug, ben);
  const text = await makeText(ada, slug);
  textId = text.id;
  for (let at = 0; at < 3; at++)
    await say(ada, textId, { anchor: { block: block(text, 1) }, body: `@${ben.name}, ${at}` });
  groupId = (await read().select().from(schema.groups).where(eq(schema.groups.slug, slug)))[0]?.id ?? "";
});

describe("the inbox over HTTP", () => {
  test("API: one's own, in pages; read one, read all; others find nothing", async () => {
    const token = await tokenOf(ben);
    const first = await call("GET", "/notices?limit=3", { token });
    expect(first).toMatchObject({ status: 200, body: { unread: 4, next: expect.any(String) } });
    expect(first.body.items.map((item: { kind: string }) => item.kind)).toEqual(["mention", "mention", "mention"]);
    const [{ id }] = first.body.items;
    const stranger = await makeUser();
    for (const other of [await tokenOf(ada), await tokenOf(stranger)])
      expect((await call("PUT", `/notices/${id}/read`, { token: other })).status).toBe(404);
    expect((await call("PUT", `/notices/${id}/read`)).status).toBe(401);
    expect((await call("GET", "/notices")).status).toBe(401);
    expect((await call("POST", "/notices/read", { token: await tokenOf(ben, ["read"]) })).status).toBe(403);
    const one = await call("PUT", `/notices/${id}/read`, { token });
    expect(one).toMatchObject({ status: 200, body: { id, readAt: expect.any(String) } });
    expect((await call("GET", "/notices", { token })).body.unread).toBe(3);
    expect((await call("POST", "/notices/read", { token })).status).toBe(204);
    expect((await call("GET", "/notices", { token })).body.unread).toBe(0);
  });

  test("pages: strangers are sent to sign in, forms come back to the list", async () => {
    expect(await outcome(inbox.loader(get("/notices")))).toMatchObject({
      status: 302,
      to: expect.stringMatching(/^\/sign-in/),
    });
    const page = await outcome(inbox.loader(get("/notices", { as: ben })));
    expect(page.data).toMatchObject({ isFirst: true, inbox: { unread: 0 } });
    const { items } = page.data["inbox"] as { items: Array<{ id: string }> };
    const id = items[0]?.id ?? "";
    const params = { id };
    expect(await outcome(readOne.action(post(`/notices/${id}/read`, {}, { as: ben, params })))).toMatchObject({
      ...{ status: 303, to: "/notices" },
    });
    expect(await outcome(readOne.action(post(`/notices/${id}/read`, {}, { as: ada, params })))).toMatchObject({
      status: 404,
    });
    const quiet = readOne.action(post(`/notices/${id}/read`, {}, { as: ben, params, accept: "application/json" }));
    expect((await outcome(quiet)).status).toBe(204);
    expect((await outcome(readAll.action(post("/notices/read", {}, { as: ben })))).status).toBe(303);
  });
});

describe("what is mailed", () => {
  test("is chosen by account and by group", async () => {
    const chosen = { all: "off", [`group ${slug}`]: "on", "group of-nobody": "on" };
    expect((await outcome(choose.action(post("/account/notices", chosen, { as: ben })))).status).toBe(303);
    expect(await mailChoicesOf(ben)).toMatchObject({ isOn: false, groups: [{ slug, choice: "on" }] });
    const params = { slug };
    const set = (choice: string, as: Person) =>
      outcome(chooseGroup.action(post(`/g/${slug}/mail`, { choice }, { as, params })));
    expect(await set("off", ben)).toMatchObject({ status: 303, to: `/g/${slug}` });
    expect(await groupMail(ben, slug)).toBe("off");
    expect((await set("digest", ben)).status).toBe(422);
    expect((await set("on", await person("Outsider"))).status).toBe(404);
    expect((await outcome(choose.action(post("/account/notices", { all: "x" }, { as: ben })))).status).toBe(422);
    expect((await outcome(choose.loader(get("/account/notices")))).status).toBe(302);
  });
});

describe("one-click unsubscribe", () => {
  const oneClick = "List-Unsubscribe=One-Click";
  const form = { "content-type": "application/x-www-form-urlencoded" };
  let key: string;
  beforeAll(async () => {
    key = await write((tx) => mailKeyOf(tx, ben.id, null));
  });

  test("looking at the link ends nothing; the form on it does, without signing in", async () => {
    const params = { key };
    const path = `/unsubscribe/${key}`;
    await outcome(chooseGroup.action(post(`/g/${slug}/mail`, { choice: "on" }, { as: ben, params: { slug } })));
    const seen = await outcome(unsubscribe.loader(get(path, { params, search: `?group=${groupId}` })));
    expect(seen.data).toMatchObject({ group: expect.stringContaining("Circle") });
    expect(await groupMail(ben, slug)).toBe("on");
    const sent = post(`${path}?group=${groupId}`, { "List-Unsubscribe": "One-Click" }, { params });
    expect((await outcome(unsubscribe.action(sent))).data).toEqual({ ended: true });
    expect(await groupMail(ben, slug)).toBe("off");
    await outcome(unsubscribe.action(post(path, { all: "yes" }, { params })));
    expect((await mailChoicesOf(ben)).isOn).toBe(false);
    const wrong = { params: { key: "b".repeat(32) } };
    expect((await outcome(unsubscribe.loader(get("/unsubscribe/x", wrong)))).status).toBe(404);
    expect((await outcome(unsubscribe.loader(get("/unsubscribe/x", wrong)))).data).toEqual({ isDead: true });
    expect((await outcome(unsubscribe.action(post("/unsubscribe/x", {}, wrong)))).status).toBe(404);
  });

  test("a token chooses no mail, whatever it may do: who steals one must not silence what would give it away", async () => {
    await outcome(choose.action(post("/account/notices", { all: "on" }, { as: ada })));
    await outcome(chooseGroup.action(post(`/g/${slug}/mail`, { choice: "on" }, { as: ada, params: { slug } })));
    const token = await tokenOf(ada, ["read", "write", "moderate"]);
    const asks = [
      [choose.action, post("/account/notices", { all: "off" })],
      [chooseGroup.action, post(`/g/${slug}/mail`, { choice: "off" }, { params: { slug } })],
    ] as const;
    for (const [action, args] of asks) {
      args.request.headers.set("Authorization", `Bearer ${token}`);
      expect((await outcome(action(args))).status).toBe(403);
    }
    expect((await mailChoicesOf(ada)).isOn).toBe(true);
    expect(await groupMail(ada, slug)).toBe("on");
    await outcome(choose.action(post("/account/notices", { all: "off" }, { as: ada })));
    expect((await mailChoicesOf(ada)).isOn).toBe(false);
  });

  test("the front door lets exactly this through without an origin, and nothing from another site", async () => {
    const seen: string[] = [];
    const action = ({ request }: { request: Request }) => {
      seen.push(new URL(request.url).pathname);
      return new Response("done");
    };
    const lectern = await openDoor({
      "unsubscribe/:key": { action },
      "unsubscribe/:key/more": { action },
      form: { action },
    });
    const ask = (path: string, headers: Record<string, string> = {}, method = "POST") =>
      lectern.ask(path, { method, headers: { ...form, ...headers }, body: oneClick });
    try {
      expect((await ask(`/unsubscribe/${key}?group=${groupId}`)).status).toBe(200);
      expect(seen).toEqual([`/unsubscribe/${key}`]);
      const refused: Array<[string, Record<string, string>, string?]> = [
        [`/unsubscribe/${key}`, { origin: "https://evil.example" }],
        [`/unsubscribe/${key}`, { origin: "null" }],
        [`/unsubscribe/${key}`, { "sec-fetch-site": "cross-site" }],
        [`/unsubscribe/${key}`, {}, "DELETE"],
        [`/unsubscribe/${key}/more`, {}],
        ["/unsubscribe/short", {}],
        ["/form", {}],
      ];
      for (const [path, headers, method] of refused)
        expect([path, headers, (await ask(path, headers, method)).status]).toEqual([path, headers, 403]);
      expect(seen).toHaveLength(1);
    } finally {
      await lectern.close();
    }
  });
});
