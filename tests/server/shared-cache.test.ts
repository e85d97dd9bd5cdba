/** A cache in front that keeps whatever it may: nobody gets a byte that was meant for somebody else. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "~/accounts/viewer.server";
import { person, type Person } from "../accounts/people";
import { makeGroup, makeText } from "../support/people";
import { openDoor, type Reply } from "./door";

let lectern: Awaited<ReturnType<typeof openDoor>>;
let people: Array<Person | null>;
let text = "";

beforeAll(async () => {
  const [ana, ben] = [await person("Ana Cached"), await person("Ben Cached")];
  people = [ana, ben, null];
  text = (await makeText(ana, await makeGroup(ana, "public"))).id;
  const mark = async ({ request }: { request: Request }) => `for ${(await viewerOf(request))?.name ?? "nobody"};`;
  const html = { headers: { "Content-Type": "text/html; charset=utf-8" } };
  lectern = await openDoor({
    "t/:id": { loader: async (args) => new Response(`<p>${await mark(args)}</p>`, html) },
    account: { loader: async (args) => new Response(await mark(args), html) },
    "api/v1/me": { loader: async (args) => Response.json({ mark: await mark(args) }) },
    "api/v1/none": { loader: async (args) => Response.json({ mark: await mark(args) }, { status: 404 }) },
    "api/v1/moved": {
      loader: async (args) =>
        new Response(null, { status: 301, headers: { Location: `/?${encodeURIComponent(await mark(args))}` } }),
    },
    "api/v1/broken": {
      loader: async (args) => {
        throw new Response(await mark(args), { status: 500, headers: { "Content-Type": "application/json" } });
      },
    },
  });
});
afterAll(() => lectern.close());

type Kept = { varies: string[]; asked: Record<string, string>; reply: Reply };

/** Keeps what RFC 9111 lets a shared cache keep, for as long as it may, and asks again where it must. */
function cache() {
  const kept = new Map<string, Kept[]>();
  let hits = 0;
  return {
    hits: () => hits,
    async ask(path: string, headers: Record<string, string>): Promise<Reply> {
      const found = (kept.get(path) ?? []).find(({ varies, asked }) =>
        varies.every((name) => asked[name] === headers[name]),
      );
      const control = String(found?.reply.headers["cache-control"] ?? "");
      if (found && !/no-cache|max-age=0/.test(control)) return (hits++, found.reply);
      const etag = found?.reply.headers.etag;
      const reply = await lectern.ask(path, { headers: { ...headers, ...(etag ? { "if-none-match": etag } : {}) } });
      if (found && reply.status === 304) return (hits++, found.reply);
      if (!/no-store|private/.test(String(reply.headers["cache-control"] ?? ""))) {
        const varies = String(reply.headers.vary ?? "")
          .toLowerCase()
          .split(/,\s*/)
          .filter(Boolean);
        kept.set(path, [...(kept.get(path) ?? []).filter((each) => each !== found), { varies, asked: headers, reply }]);
      }
      return reply;
    },
  };
}

test(
  "two users and a stranger, ten thousand requests, errors and redirects among them",
  { timeout: 120_000 },
  async () => {
    const proxy = cache();
    const paths = [
      `/t/${text}`,
      "/account",
      "/api/v1/me",
      "/api/v1/none",
      "/api/v1/moved",
      "/api/v1/broken",
      "/nothing-here",
    ];
    let seed = 20261125;
    const draw = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    let marked = 0;
    for (let n = 0; n < 10_000; n += 20) {
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const who = people[draw(3)] ?? null;
          const path = paths[draw(paths.length)] ?? "/";
          const headers = {
            accept: "text/html",
            ...(draw(2) === 0 ? { "accept-encoding": "identity" } : {}),
            ...(who ? { cookie: who.cookie } : {}),
          };
          const { status, headers: answered, body } = await proxy.ask(path, headers);
          const said = decodeURIComponent(body + String(answered.location ?? ""));
          const names = [...said.matchAll(/for ([\w ]+);/g)].map(([, name]) => name);
          marked += names.length;
          expect([path, status, names.filter((name) => name !== (who?.name ?? "nobody"))]).toEqual([path, status, []]);
          if (who) expect([path, answered["cache-control"]]).toEqual([path, "private, no-store"]);
        }),
      );
    }
    expect(marked).toBeGreaterThan(8_000);
    // It does keep something, or this would show nothing.
    expect(proxy.hits()).toBeGreaterThan(300);
  },
);
