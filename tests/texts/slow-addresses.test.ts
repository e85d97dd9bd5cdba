/** What stands at an address that is slow: told while it is fetched, cancelled, and come to what it was brought for. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as bring from "~/routes/t.$id.editions.new";
import * as lookOver from "~/routes/t.$id.editions.look-over";
import * as add from "~/routes/g.$slug.texts.new";
import * as cancel from "~/routes/imports.$id.cancel";
import * as review from "~/routes/imports.$id._index";
import { importView } from "~/texts/import-by-program.server";
import { editionsOf } from "~/texts/editions.server";
import { reviewFor } from "~/texts/reviews.server";
import { textsOf } from "~/texts/texts.server";
import { get, outcome, person, post, type Person } from "../comments/page-support";
import { addMember, makeGroup, makeText } from "../support/people";

const content = "# Of Studies\n\nStudies serve for delight, for ornament, and for ability.\n";
const half = content.length >> 1;

let host: Person, slug: string, port: number;
let people = 0;
/** Sends the rest of what was asked for; said by the server once the half of it is on its way. */
let send: () => void = () => undefined;
let isAsked: Promise<void>, isClosed: Promise<void>;
const server = http.createServer((_, response) => {
  response.writeHead(200, { "content-type": "text/markdown", "content-length": String(content.length) });
  response.write(content.slice(0, half));
  send = () => void response.end(content.slice(half));
  told(response);
});
let told: (response: http.ServerResponse) => void = () => undefined;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  process.env["FETCH_ALLOW"] = `127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  host = await person(`Hanna ${++people}`);
  slug = await makeGroup(host);
  isAsked = new Promise((asked) => {
    isClosed = new Promise((closed) => {
      told = (response) => {
        response.on("close", closed);
        asked();
      };
    });
  });
});

const address = () => `http://127.0.0.1:${port}/studies.md`;
function fields(more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ address: address(), content: "", ...more })) form.append(name, value);
  form.append("file", new File([], ""));
  return form;
}
const idIn = (to: string | null) => /^\/imports\/(\w+)$/.exec(to ?? "")?.[1] ?? "";
const page = (id: string) => outcome(review.loader(get(`/imports/${id}`, { as: host, params: { id } })));
async function ledOn(id: string): Promise<string> {
  for (;;) {
    const { to, data } = await page(id);
    if (to) return to;
    if ((data["importing"] as { problem: string | null } | undefined)?.problem) throw new Error(JSON.stringify(data));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
async function progressOf(id: string, at: number): Promise<unknown> {
  for (;;) {
    const { progress } = await importView(host, id, "en");
    if (progress?.at === at) return progress;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("a new text", () => {
  const begin = async () =>
    idIn((await outcome(add.action(post(`/g/${slug}/texts/new`, fields(), { as: host, params: { slug } })))).to);

  test("whoever waits is led to where it is told how much is there, and on to the text", async () => {
    const id = await begin();
    expect(id).not.toBe("");
    expect(await progressOf(id, half)).toEqual({ stage: "fetching", at: half, of: content.length });
    expect((await page(id)).data).toMatchObject({
      importing: { state: "running", fileName: address() },
      ...{ editionOf: null, back: `/g/${slug}/texts/new?url=${encodeURIComponent(address())}` },
    });
    send();
    expect(await ledOn(id)).toMatch(/\/t\/|added=/);
    expect((await textsOf(host, slug, { limit: 5, after: null })).items).toMatchObject([{ title: "Of Studies" }]);
  });

  test("cancelled, nothing more is fetched, and the form has the address again", async () => {
    const id = await begin();
    await isAsked;
    const { status, to } = await outcome(
      cancel.action(post(`/imports/${id}/cancel`, {}, { as: host, params: { id } })),
    );
    expect([status, to]).toEqual([303, `/g/${slug}/texts/new?url=${encodeURIComponent(address())}`]);
    await isClosed;
    expect((await page(id)).status).toBe(404);
    expect((await textsOf(host, slug, { limit: 5, after: null })).items).toEqual([]);
  });
});

describe("a new edition", () => {
  const begin = async (door: Pick<typeof bring, "action">, id: string) =>
    idIn(
      (
        await outcome(
          door.action(post(`/t/${id}/editions/new`, fields({ note: "Newer." }), { as: host, params: { id } })),
        )
      ).to,
    );

  test("goes on by itself, and leads to its report", async () => {
    const text = await makeText(host, slug);
    const id = await begin(bring, text.id);
    expect((await page(id)).data).toMatchObject({
      ...{ editionOf: { id: text.id, title: text.title } },
      back: `/t/${text.id}/editions/new?url=${encodeURIComponent(address())}`,
    });
    send();
    expect(await ledOn(id)).toBe(`/t/${text.id}/editions/2/report`);
    expect((await editionsOf(host, text.id)).lines).toMatchObject([
      { number: 2, state: "waiting", note: "Newer." },
      { number: 1, state: "read" },
    ]);
  });

  test("to be looked over leads to that", async () => {
    const text = await makeText(host, slug);
    const id = await begin(lookOver, text.id);
    send();
    const to = await ledOn(id);
    expect((await reviewFor(host, idIn(to))).row).toMatchObject({ editionOf: text.id, note: "Newer." });
    expect((await editionsOf(host, text.id)).lines).toHaveLength(1);
  });

  test("cancelled, none waits, and the form has the address again", async () => {
    const text = await makeText(host, slug);
    const id = await begin(bring, text.id);
    const back = `/t/${text.id}/editions/new?url=${encodeURIComponent(address())}`;
    const { to } = await outcome(cancel.action(post(`/imports/${id}/cancel`, {}, { as: host, params: { id } })));
    expect(to).toBe(back);
    await isClosed;
    const form = await outcome(
      bring.loader(
        get(`/t/${text.id}/editions/new`, { as: host, params: { id: text.id }, search: back.slice(back.indexOf("?")) }),
      ),
    );
    expect(form.data).toMatchObject({ address: address(), text: { id: text.id } });
    expect((await editionsOf(host, text.id)).lines).toHaveLength(1);
  });

  test("a note that is too long is said at once, with nothing fetched; who may not bring one is refused", async () => {
    const text = await makeText(host, slug);
    const member = await person("Mira");
    await addMember(slug, member);
    const params = { id: text.id };
    const tooLong = fields({ note: "x".repeat(501) });
    let hasAsked = false;
    void isAsked.then(() => (hasAsked = true));
    const refused = await outcome(bring.action(post(`/t/${text.id}/editions/new`, tooLong, { as: host, params })));
    expect([refused.status, Object.keys(refused.data["errors"] as object)]).toEqual([422, ["note"]]);
    const other = await outcome(bring.action(post(`/t/${text.id}/editions/new`, fields(), { as: member, params })));
    expect(other.status).toBe(403);
    expect(hasAsked).toBe(false);
  });
});
