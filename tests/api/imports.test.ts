/** Imports that take longer, as programs ask for them. */
import { beforeAll, expect, test } from "vitest";
import { makeCast, tokenOf, type Cast } from "../support/people";
import { call, type Answer } from "./client";

let cast: Cast, token: string, path: string;
beforeAll(async () => {
  cast = await makeCast("private");
  token = await tokenOf(cast.host);
  path = `/groups/${cast.slug}/texts`;
});

const essay = { content: "# Of Studies\n\nStudies serve for delight.\n", format: "markdown" };
const post = (body: object, prefer?: string) =>
  call("POST", path, { token, body, headers: prefer === undefined ? {} : { Prefer: prefer } });
const titles = async () =>
  (await call("GET", path, { token })).body.items.map(({ title }: { title: string }) => title) as string[];

async function over(at: string): Promise<Answer> {
  for (;;) {
    const answer = await call("GET", at, { token });
    if (answer.status !== 200 || !["queued", "running"].includes(answer.body.state as string)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("by itself what is soon done is answered with the text", async () => {
  const { status, headers, body } = await post({ ...essay, title: "At once" });
  expect([status, headers.get("Location")]).toEqual([201, `/api/v1/texts/${body.id}`]);
});

test("asked to answer at once, it is a job that comes to the same", async () => {
  const { status, headers, body } = await post({ ...essay, title: "Later" }, "respond-async");
  expect(status).toBe(202);
  expect(headers.get("Preference-Applied")).toBe("respond-async");
  expect(body).toEqual({ id: expect.any(String), state: expect.stringMatching(/^(?:queued|running)$/) });
  expect(headers.get("Location")).toBe(`/api/v1/imports/${body.id}`);
  const { body: job } = await over(`/imports/${body.id}`);
  expect(job).toMatchObject({ id: body.id, state: "done", text: { title: "Later", group: cast.slug } });
  expect((await call("GET", `/texts/${job.text.id}`, { token })).body.sections).toHaveLength(1);
  expect((await call("DELETE", `/imports/${body.id}`, { token })).status).toBe(409);
});

test("what is wrong is told as a problem of the job", async () => {
  const { status, body } = await post({ content: " \n", title: "Nothing" }, "respond-async");
  expect(status).toBe(202);
  const { body: job } = await over(`/imports/${body.id}`);
  expect(job).toMatchObject({
    state: "failed",
    problem: { type: "/problems/invalid", status: 422, errors: { content: expect.stringMatching(/no words/) } },
  });
  expect((await call("DELETE", `/imports/${body.id}`, { token })).status).toBe(204);
  expect((await call("GET", `/imports/${body.id}`, { token })).status).toBe(404);
  expect(await titles()).not.toContain("Nothing");
});

test("what can be said before is said before", async () => {
  expect((await post({ content: 7 }, "respond-async")).status).toBe(422);
  const outsider = await tokenOf(cast.outsider);
  const headers = { Prefer: "respond-async" };
  expect((await call("POST", path, { token: outsider, body: essay, headers })).status).toBe(404);
});

test("nobody else hears of it", async () => {
  const { body } = await post({ ...essay, title: "Mine" }, "respond-async");
  await over(`/imports/${body.id}`);
  const asked = await Promise.all(
    (["member", "moderator", "outsider", "elsewhere"] as const).flatMap((who) =>
      ["GET", "DELETE"].map(async (method) =>
        tokenOf(cast[who]).then(
          async (theirs) => (await call(method, `/imports/${body.id}`, { token: theirs })).status,
        ),
      ),
    ),
  );
  expect(new Set(asked)).toEqual(new Set([404]));
  expect((await call("GET", `/imports/${body.id}`)).status).toBe(401);
  const reading = await tokenOf(cast.host, ["read"]);
  expect((await call("DELETE", `/imports/${body.id}`, { token: reading })).status).toBe(403);
});

test("a new edition is a job too, and tells its number; another is refused while it waits", async () => {
  const { body: text } = await post({ ...essay, title: "To be replaced" });
  const editions = `/texts/${text.id}/editions`;
  const bring = (content: string, as = token) =>
    call("POST", editions, {
      ...{ token: as, body: { content, format: "markdown", note: "Newer." } },
      headers: { Prefer: "respond-async" },
    });
  const first = await bring("# Of Studies\n\nStudies serve for ornament.\n");
  expect([first.status, first.headers.get("Preference-Applied")]).toEqual([202, "respond-async"]);
  expect(first.headers.get("Location")).toBe(`/api/v1/imports/${first.body.id}`);
  const { body: done } = await over(`/imports/${first.body.id}`);
  expect(done).toMatchObject({ state: "done", edition: 2, text: { id: text.id, edition: 1 } });
  expect((await call("GET", `${editions}/2`, { token })).body).toMatchObject({ state: "waiting", note: "Newer." });
  const same = await bring("# Of Studies\n\nStudies serve for ornament.\n");
  expect((await over(`/imports/${same.body.id}`)).body).toMatchObject({ state: "done", edition: 2 });
  const other = await bring("# Of Studies\n\nStudies serve for ability.\n");
  expect((await over(`/imports/${other.body.id}`)).body).toMatchObject({ state: "failed", problem: { status: 409 } });
  expect((await call("DELETE", `/imports/${same.body.id}`, { token })).status).toBe(409);
  expect((await bring("Words.", await tokenOf(cast.member))).status).toBe(403);
  expect((await bring("Words.", await tokenOf(cast.outsider))).status).toBe(404);
  await call("DELETE", `/texts/${text.id}`, { token });
  expect((await call("GET", `/imports/${first.body.id}`, { token })).status).toBe(404);
});

test("the same file twice is recognised, and added again where that is meant", async () => {
  const send = (fields: Record<string, string> = {}, prefer = "wait=60") => {
    const raw = new FormData();
    raw.set("file", new File(["# A file\r\n\r\nOf some words.\r\n"], "a.md"));
    for (const [name, value] of Object.entries(fields)) raw.set(name, value);
    return call("POST", path, { token, raw, headers: { Prefer: prefer } });
  };
  const first = await send();
  expect(first.status).toBe(201);
  const again = await send({ title: "Under another name" });
  expect([again.status, again.body.type]).toEqual([409, "/problems/conflict"]);
  expect(again.body.current).toEqual({ text: { id: first.body.id, title: "A file", url: first.body.url } });
  const { body } = await send({}, "respond-async");
  const { body: job } = await over(`/imports/${body.id}`);
  expect(job).toMatchObject({ state: "failed", problem: { status: 409, current: again.body.current } });
  expect((await send({ again: "true" })).status).toBe(201);
  const pasted = { content: "# A file\n\nOf some words.\n", format: "markdown" };
  expect((await post({ ...pasted, again: false })).status).toBe(409);
  expect((await post(pasted)).status).toBe(201);
  expect((await post({ ...pasted, again: "no" })).status).toBe(422);
});

test("of two of the same file at once, one is refused", async () => {
  const send = () => {
    const raw = new FormData();
    raw.set("file", new File(["# Twins\n\nOf some words.\n"], "a.md"));
    return call("POST", path, { token, raw });
  };
  const both = await Promise.all([send(), send()]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});
