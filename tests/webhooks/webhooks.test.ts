/** Webhooks: who may keep them, what is entered, what they are told, and until when. */
import { createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { editComment, postComment, removeComment, restoreComment } from "~/comments/comments.server";
import { isRefusal } from "~/refusals";
import { deliveriesOf, sendAgain, sendTest } from "~/webhooks/deliveries.server";
import { deliverWebhooks } from "~/webhooks/deliver.server";
import { webhookLimits, type NewWebhookView } from "~/webhooks/webhook";
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  renewSecret,
  webhookFor,
  webhooksOf,
} from "~/webhooks/webhooks.server";
import { removeMember } from "~/groups/memberships.server";
import { addMember, makeCast, makeUser, say, type Cast } from "../support/people";

const { webhooks, acts } = schema;
type Heard = { headers: http.IncomingHttpHeaders; body: string };
let heard: Heard[] = [];
let answer: (res: http.ServerResponse) => void = (res) => res.writeHead(204).end();
let server: http.Server;
let url = "";
let cast: Cast;
let hook: NewWebhookView;
const page = { limit: 50, after: null };

beforeAll(async () => {
  server = http.createServer((req, res) => {
    let body = "";
    req.on("data", (chunk: Buffer) => (body += chunk.toString()));
    req.on("end", () => {
      heard.push({ headers: req.headers, body });
      answer(res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  process.env["FETCH_ALLOW"] = new URL(url).host;
  cast = await makeCast("private");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  await write((tx) => tx.delete(webhooks));
  heard = [];
  answer = (res) => res.writeHead(204).end();
  hook = await addWebhook(cast.host, cast.slug, { url });
});

const log = async () => (await deliveriesOf(cast.host, cast.slug, hook.id, page)).items;
const typesHeard = () => heard.map(({ body }) => (JSON.parse(body) as { type: string }).type);
const endOf = (run: Promise<unknown>) =>
  run.then(
    () => "answered",
    (error: unknown) => (isRefusal(error) ? error.kind : "broken"),
  );

describe("who may", () => {
  test("only hosts; who may not see the group does not hear that there is one", async () => {
    const verbs: Array<(who: SignedIn) => Promise<unknown>> = [
      (who) => webhooksOf(who, cast.slug),
      (who) => webhookFor(who, cast.slug, hook.id),
      (who) => deliveriesOf(who, cast.slug, hook.id, page),
      (who) => addWebhook(who, cast.slug, { url }),
      (who) => changeWebhook(who, cast.slug, hook.id, { paused: true }),
      (who) => renewSecret(who, cast.slug, hook.id),
      (who) => sendTest(who, cast.slug, hook.id),
      (who) => sendAgain(who, cast.slug, hook.id, "x"),
      (who) => removeWebhook(who, cast.slug, hook.id),
    ];
    for (const verb of verbs) {
      for (const who of ["facilitator", "moderator", "member", "pending"] as const)
        expect([who, await endOf(verb(cast[who]))]).toEqual([who, "forbidden"]);
      for (const who of ["outsider", "elsewhere"] as const) expect(await endOf(verb(cast[who]))).toBe("not-found");
    }
    expect(await endOf(webhooksOf(null, cast.slug))).toBe("not-found");
    expect(await webhooksOf(cast.host, cast.slug)).toMatchObject([{ id: hook.id, state: "active" }]);
  });

  test("one of another group is not found under one's own", async () => {
    const other = await makeCast("private");
    for (const run of [
      () => webhookFor(other.host, other.slug, hook.id),
      () => changeWebhook(other.host, other.slug, hook.id, { paused: true }),
      () => removeWebhook(other.host, other.slug, hook.id),
      () => renewSecret(other.host, other.slug, hook.id),
      () => sendTest(other.host, other.slug, hook.id),
      () => deliveriesOf(other.host, other.slug, hook.id, page),
      () => webhookFor(cast.host, cast.slug, "no\u0000thing"),
    ])
      expect(await endOf(run())).toBe("not-found");
  });

  test("each change is in the log of acts, without the address's path", async () => {
    await changeWebhook(cast.host, cast.slug, hook.id, { events: ["comment.posted"] });
    await renewSecret(cast.host, cast.slug, hook.id);
    await removeWebhook(cast.host, cast.slug, hook.id);
    const rows = await read().select().from(acts).where(eq(acts.targetId, hook.id)).orderBy(acts.number);
    expect(rows.map(({ act }) => act)).toEqual(["webhook.add", "webhook.change", "webhook.secret", "webhook.remove"]);
    expect(JSON.stringify(rows)).not.toMatch(/\/hook|whsec_/);
  });
});

describe("what is entered", () => {
  test.each([
    [{}, "url"],
    [{ url: 7 }, "url"],
    [{ url: "http://example.org/x" }, "url"],
    [{ url: "https://10.0.0.1/x" }, "url"],
    [{ url: "https://localhost/x" }, "url"],
    [{ url: `https://example.org/${"x".repeat(2000)}` }, "url"],
    [{ url: "https://example.org/x", events: [] }, "events"],
    [{ url: "https://example.org/x", events: ["comment.posted", "everything"] }, "events"],
    [{ url: "https://example.org/x", events: "comment.posted" }, "events"],
  ])("%j is refused by field", async (input, field) => {
    await expect(addWebhook(cast.host, cast.slug, input)).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { [field]: expect.any(Function) } },
    });
  });

  test("at most ten in a group, also at once", async () => {
    const ends = await Promise.all(Array.from({ length: 15 }, () => endOf(addWebhook(cast.host, cast.slug, { url }))));
    expect(ends.filter((end) => end === "answered")).toHaveLength(webhookLimits.each - 1);
    expect(await webhooksOf(cast.host, cast.slug)).toHaveLength(webhookLimits.each);
  });

  test("the secret is shown when it is made, and never again", async () => {
    expect(hook.secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(
      JSON.stringify([await webhookFor(cast.host, cast.slug, hook.id), await webhooksOf(cast.host, cast.slug)]),
    ).not.toContain("whsec_");
    const renewed = await renewSecret(cast.host, cast.slug, hook.id);
    expect(renewed.secret).not.toBe(hook.secret);
  });
});

describe("what is told", () => {
  test("each event once, signed, in the words of the API, and with nothing of other groups", async () => {
    const other = await makeCast("private");
    await say(other.author, other.text.id, { body: "elsewhere" });
    const { comment } = await postComment(cast.author, cast.text.id, { body: "one *two*" });
    await postComment(cast.author, cast.text.id, { id: comment.id, body: "one *two*" });
    await editComment(cast.author, comment.id, { body: "three", version: 1 });
    await removeComment(cast.author, comment.id);
    await restoreComment(cast.author, comment.id);
    await deliverWebhooks();
    expect(typesHeard()).toEqual(["comment.posted", "comment.edited", "comment.removed", "comment.edited"]);
    const [posted, , removed] = heard.map(({ body }) => JSON.parse(body));
    expect(posted).toMatchObject({
      data: {
        group: { slug: cast.slug },
        text: { id: cast.text.id },
        comment: { id: comment.id, body: "one *two*", author: { id: cast.author.id } },
      },
    });
    expect(posted.data.comment).toEqual(comment);
    expect(JSON.stringify(removed)).not.toContain("three");
    for (const { headers, body } of heard) {
      const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = headers;
      const key = Buffer.from(hook.secret.slice(6), "base64");
      expect(signature).toBe(
        `v1,${createHmac("sha256", key)
          .update(`${String(id)}.${String(at)}.${body}`)
          .digest("base64")}`,
      );
      expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(60);
      expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    }
    expect(new Set(heard.map(({ headers }) => headers["webhook-id"])).size).toBe(4);
    expect(await log()).toMatchObject(Array(4).fill({ state: "delivered", status: 204, tries: 1, nextAt: null }));
  });

  test("only what was asked for; nothing while it is paused", async () => {
    await changeWebhook(cast.host, cast.slug, hook.id, { events: ["comment.removed"] });
    const { comment } = await postComment(cast.author, cast.text.id, { body: "words" });
    await removeComment(cast.author, comment.id);
    await changeWebhook(cast.host, cast.slug, hook.id, { paused: true });
    await postComment(cast.author, cast.text.id, { body: "unheard" });
    await deliverWebhooks();
    expect(typesHeard()).toEqual([]);
    await changeWebhook(cast.host, cast.slug, hook.id, { paused: false });
    await deliverWebhooks();
    expect(typesHeard()).toEqual(["comment.removed"]);
  });

  test("a comment that is refused tells nobody", async () => {
    await expect(postComment(cast.author, cast.text.id, { body: "x", parentId: "nowhere" })).rejects.toMatchObject({
      kind: "invalid",
    });
    await expect(editComment(cast.author, cast.comment.id, { body: "x", version: 99 })).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await log()).toEqual([]);
  });
});

describe("whoever added it", () => {
  const told = async () => {
    heard = [];
    await say(cast.host, cast.text.id, { anchor: {}, body: "Only for those inside." });
    await deliverWebhooks();
    return heard.length;
  };
  const second = async () => {
    const host = await makeUser();
    await addMember(cast.slug, host, "host");
    await removeWebhook(cast.host, cast.slug, hook.id);
    return { host, theirs: await addWebhook(host, cast.slug, { url }) };
  };

  test.each<[string, (host: SignedIn) => Promise<unknown>]>([
    ["is removed", (host) => removeMember(cast.host, cast.slug, host.id)],
    ["is a host no more", (host) => addMember(cast.slug, host, "member")],
    [
      "is disabled",
      (host) =>
        write((tx) => tx.update(schema.users).set({ disabledAt: new Date() }).where(eq(schema.users.id, host.id))),
    ],
  ])("%s: it is told nothing more, until another host lets it go on", async (_, end) => {
    const { host, theirs } = await second();
    expect(await told()).toBe(1);
    await end(host);
    expect(await told()).toBe(0);
    expect((await webhookFor(cast.host, cast.slug, theirs.id)).state).toBe("paused");
    await changeWebhook(cast.host, cast.slug, theirs.id, { paused: false });
    expect(await told()).toBe(1);
  });
});
