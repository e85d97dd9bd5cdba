/**
 * Words that try to run, load or imitate, with the product's own walls up, through every door where somebody may leave
 * words; then every page that shows them. The policy of `content-policy.walk.ts` is the wall behind: here nothing may
 * even reach it, so a violation that the browser reports fails the story too.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { commentAttacks } from "../corpus/comment-attacks";
import { hostileStrings } from "../corpus/hostile-strings";
import { signUp, unique, type Person } from "./support/people";
import { startServer, type Server } from "./support/server";
import { stage } from "./support/stage";

const { open } = stage();
const payloads = [...new Set([...commentAttacks, ...hostileStrings])];
const inChunks = <Item>(items: Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

let server: Server;
let [mallory, host, asker]: Person[] = [];
/** Paths, and who looks. */
const shown: Array<{ as: Person; path: string }> = [];
/** How many of what was sent is now there, by door. */
const landed: Record<string, number> = {};

/** Refusals are an answer too; anything broken is not. */
async function send<Answer>(door: string, run: () => Promise<Answer>): Promise<Answer | null> {
  try {
    const answer = await run();
    landed[door] = (landed[door] ?? 0) + 1;
    return answer;
  } catch (error) {
    if (!/: 4\d\d /.test(String(error))) throw error;
    return null;
  }
}
async function each<Item>(items: Item[], run: (item: Item, at: number) => Promise<unknown>): Promise<void> {
  const rest = items.map((item, at) => [item, at] as const);
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      for (let next = rest.shift(); next; next = rest.shift()) await run(...next);
    }),
  );
}

beforeAll(async () => {
  server = await startServer();
  [mallory, host, asker] = await Promise.all(["Mallory", "Helena", "Asta"].map((name) => signUp(server.url, name)));
}, 60_000);
afterAll(() => server?.remove());

const people = () => {
  if (!mallory || !host || !asker) throw new Error("nobody there");
  return { mallory, host, asker };
};

/** Comments, replies, notices of both, and what the preview answers. */
async function throughComments(): Promise<void> {
  const { mallory, host } = people();
  const { slug } = await host.group("public", "Under attack");
  const text = await host.text(slug);
  await mallory.ask("POST", `/groups/${slug}/members`);
  const first = await host.say(text, 2, "What do you make of this?");
  await each(payloads, async (body) => {
    const said = await send("comments", () => mallory.say(text, 1, body));
    await send("replies", () => mallory.reply(text, first, `${body}\n\n@${host.name}`));
    const before = await send("previews", () =>
      mallory.ask<{ html: string }>("POST", "/preview", { body, text: text.id }),
    );
    if (said && before) expect(before.html).toBe(said.html);
  });
  const names = await guests(slug, text.id);
  landed["names of guests"] = names;
  for (const path of [`${text.url}?p=1`, `${text.url}?p=2`, text.url, `${text.url}/comments`, `/g/${slug}/members`])
    shown.push({ as: host, path });
  shown.push({ as: mallory, path: `${text.url}/comments` }, { as: host, path: "/notices" });
}

/** Names that anybody may choose for themselves, without an account. @returns how many were let in */
async function guests(slug: string, textId: string): Promise<number> {
  const { host } = people();
  await host.ask("PATCH", `/groups/${slug}`, { guests: "comment" });
  const { code } = await host.ask<{ code: string }>("POST", `/groups/${slug}/invites`, { grants: "comment" });
  const post = (path: string, fields: Record<string, string>, cookie = "") =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: server.url, ...(cookie ? { Cookie: cookie } : {}) },
      body: new URLSearchParams(fields),
    });
  let let_in = 0;
  await each(
    payloads.filter((name) => name.length <= 60),
    async (name, at) => {
      const answer = await post(`/i/${code}`, { name });
      expect(answer.status, JSON.stringify(name)).toBeLessThan(500);
      const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
      if (!cookie) return;
      let_in++;
      if (at % 8 === 0) await post(`/t/${textId}/comments`, { body: `@${host.name}, I am new here` }, cookie);
    },
  );
  return let_in;
}

/** Titles, headings, paragraphs, lists, tables and footnotes of texts, and the syllabus that lists them. */
async function throughTexts(): Promise<void> {
  const { host } = people();
  const { slug } = await host.group("public", "Texts under attack");
  const docs = inChunks(payloads, 40).map((some) =>
    some
      .map(
        (one, at) =>
          `## ${one}\n\n${one}\n\n- ${one}\n\n> ${one}\n\n| a |\n|---|\n| ${one} |\n\nWord[^${at}].\n\n[^${at}]: ${one}`,
      )
      .join("\n\n"),
  );
  await each(docs, async (content, at) => {
    const names = { title: payloads[at * 7], byline: payloads[at * 7 + 3] };
    for (const format of ["markdown", "plain"] as const) {
      const made = await send(`texts (${format})`, () =>
        host.ask<{ url: string; id: string }>("POST", `/groups/${slug}/texts`, { content, format, ...names }),
      );
      if (made) shown.push({ as: host, path: made.url });
    }
  });
  const small = await host.text(slug, "# A title\n\nOnly a line.\n");
  await each(payloads, async (title) => {
    await send("titles", () => host.ask("PATCH", `/texts/${small.id}`, { title, byline: title, dueOn: "2027-01-31" }));
  });
  for (const path of [`/g/${slug}`, `/g/${slug}/syllabus`, `/g/${slug}/acts`, `/t/${small.id}/settings`])
    shown.push({ as: host, path });
}

/** What groups are called and say of themselves, ask and are answered; the log that keeps every wording. */
async function throughGroups(): Promise<void> {
  const { host, asker } = people();
  const { slug } = await host.group("public", "Renamed");
  await each(payloads, async (words) => {
    const both = { name: words.slice(0, 80), description: words };
    await send("names and descriptions of groups", () => host.ask("PATCH", `/groups/${slug}`, both));
  });
  for (const url of [
    ...payloads.filter((_, at) => at % 8 === 0),
    "https://hooks.example/?<script>alert(1)</script>",
    `https://hooks.example/"onload="alert(1)`,
  ])
    await send("webhooks", () => host.ask("POST", `/groups/${slug}/webhooks`, { url }));
  await each(inChunks(payloads, 25), async (some, at) => {
    const made = await send("groups", () =>
      host.ask<{ slug: string }>("POST", "/groups", {
        name: `${some[0]}`.slice(0, 80),
        slug: `attacked-${at}-${unique()}`,
        description: some.join("\n\n").slice(0, 2000),
        visibility: "public",
        joining: "request",
      }),
    );
    if (!made) return;
    await send("questions", () =>
      host.ask("PATCH", `/groups/${made.slug}`, { joinQuestion: some.join(" ").slice(0, 300) }),
    );
    await send("answers", () =>
      asker.ask("POST", `/groups/${made.slug}/members`, { answer: some.join("\n").slice(0, 1000) }),
    );
    for (const path of [`/g/${made.slug}`, `/g/${made.slug}/members`]) shown.push({ as: host, path });
    if (at % 6 === 0) shown.push({ as: asker, path: `/g/${made.slug}` });
  });
  for (const page of ["", "/acts", "/settings", "/webhooks", "/invites"])
    shown.push({ as: host, path: `/g/${slug}${page}` });
  shown.push({ as: host, path: "/" }, { as: asker, path: "/" });
}

type Seen = { ran: string[]; called: string[] };

/** Opens a page, goes on where it has more, and touches whatever was left by somebody. */
async function look(page: Page, path: string, seen: Seen): Promise<void> {
  let next: string | null = path;
  for (let pages = 0; next !== null && pages < 6; pages++) {
    const here: string = next;
    await page.goto(here, { waitUntil: "load" });
    const found = await page.evaluate(() => {
      for (const element of document.querySelectorAll("main *, aside *"))
        for (const kind of ["mouseover", "animationend", "toggle", "error", "load"])
          element.dispatchEvent(new Event(kind));
      const after = [...document.querySelectorAll<HTMLAnchorElement>("main a[href*='after=']")].at(-1);
      return {
        ran: (window as { ran?: string[] }).ran ?? [],
        bad: [
          ...document.querySelectorAll(
            "[onload],[onerror],[onclick],[onmouseover],iframe,object,embed,base,form:not([method])",
          ),
        ].map((each) => each.outerHTML.slice(0, 120)),
        links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
          .map(({ protocol }) => protocol)
          .filter((protocol) => !/^(?:https?|mailto):$/.test(protocol)),
        next: after ? after.pathname + after.search : null,
      };
    });
    for (const what of [...found.ran, ...found.bad, ...found.links]) seen.ran.push(`${here}: ${what}`);
    next = found.next === here ? null : found.next;
  }
}

async function guarded(context: BrowserContext, seen: Seen): Promise<void> {
  await context.addInitScript(() => {
    const ran: string[] = ((window as { ran?: string[] }).ran = []);
    for (const name of ["alert", "confirm", "prompt", "print"] as const)
      window[name] = (...said: unknown[]) => void ran.push(`${name}(${said.join()})`) as never;
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!/^(?:data|blob|about):/.test(url.protocol) && url.host !== new URL(server.url).host)
      seen.called.push(`${request.frame().url()} asked ${url.href.slice(0, 200)}`);
  });
  await context.route(
    (url) => url.host !== new URL(server.url).host,
    (route) => route.abort(),
  );
}

test(
  "taken in or refused by every door, nothing of them runs, calls anybody, or even reaches the policy",
  // Some seven thousand requests: on a busy machine they take their time.
  { timeout: 1_200_000 },
  async () => {
    const began = Date.now();
    await Promise.all([throughComments(), throughTexts(), throughGroups()]);
    // A door that refuses all would show nothing below.
    expect(commentAttacks.length).toBeGreaterThan(700);
    expect(landed["comments"]).toBeGreaterThan(700);
    expect(landed["replies"]).toBeGreaterThan(700);
    for (const door of ["titles", "names and descriptions of groups"]) expect(landed[door], door).toBeGreaterThan(300);
    for (const door of ["texts (markdown)", "texts (plain)", "groups", "questions", "answers"])
      expect(landed[door], door).toBeGreaterThan(10);
    console.log(`${payloads.length} payloads landed in ${Date.now() - began} ms:`, JSON.stringify(landed));

    const seen: Seen = { ran: [], called: [] };
    const rest = [...shown];
    expect(rest.length).toBeGreaterThan(60);
    const windows = new Map<Person, BrowserContext>();
    for (const as of new Set(rest.map((each) => each.as))) {
      const { context } = await open({ as, url: server.url });
      await guarded(context, seen);
      context.on("page", (page) =>
        page.on("dialog", (dialog) => {
          seen.ran.push(`${page.url()}: ${dialog.type()} ${dialog.message()}`);
          void dialog.dismiss().catch(() => undefined);
        }),
      );
      windows.set(as, context);
    }
    await Promise.all(
      [0, 1, 2].map(async () => {
        for (let next = rest.shift(); next; next = rest.shift()) {
          const page = await windows.get(next.as)!.newPage();
          await look(page, next.path, seen);
          await page.close();
        }
      }),
    );
    expect(seen).toEqual({ ran: [], called: [] });
  },
);
