/**
 * Whatever breaks inside: each table in turn is taken away from under the running server, and every address of the build
 * is asked. A general message with an id goes out, the stack is in the log under that id, and the process lives.
 */
import fs from "node:fs";
import Sqlite from "better-sqlite3";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, isBuilt } from "../../bin/build.js";
import { pause } from "../../bench/support/process";
import { seed, type Seeded } from "../../bench/support/seed";
import { temporaryFolder } from "../../bench/support/server";
import { everyAddress, type Address } from "../matrix/manifest";
import { comesTrue, serve, type Served } from "./served";

const template = temporaryFolder();
const folders: string[] = [template];
let seeded: Seeded;
let cookie = "";
let tables: string[] = [];
let served: Served | undefined;

beforeAll(async () => {
  if (!isBuilt()) await build({ quiet: true });
  seeded = await seed(template, { comments: 40, writers: 3 });
  const { startAuthSession } = await import("~/accounts/auth-session.server");
  const { closeDatabase } = await import("#db/db.server");
  cookie = (await startAuthSession({ id: "reader00000000000000000000", isOperator: true })).split(";")[0] ?? "";
  await closeDatabase();
  const db = new Sqlite(`${template}/lectern.db`);
  db.prepare("update users set is_operator = 1, email_confirmed_at = 1 where id = 'reader00000000000000000000'").run();
  tables = db
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'table' and name not like '%sqlite%'")
    .all()
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("__"));
  db.close();
});
afterAll(() => {
  served?.child.kill("SIGKILL");
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** What goes to people says nothing of how it is made. */
const telltale =
  /SQLITE|sqlite|no such table|\b(?:select|insert into|update|delete from) (?:["`]|&quot;)|\bat \S+ \(|node_modules|\.js:\d+|drizzle/;

test("no table is without its turn", () => {
  expect(tables.length).toBeGreaterThan(25);
  for (const table of [
    "users",
    "auth_sessions",
    "groups",
    "memberships",
    "texts",
    "blocks",
    "comments",
    "mails",
    "acts",
  ])
    expect(tables).toContain(table);
});

/** Every table times every address: it grows with the product twice over. */
const everyTable = { timeout: 1_200_000 };

test("each table taken away: an id, a stack in the log, and everything back once it is", everyTable, async () => {
  const addresses = (await everyAddress()).sort((a, b) => weight(a) - weight(b));
  expect(addresses.length).toBeGreaterThan(200);
  let faults = 0;
  const wrong: string[] = [];
  for (const table of tables) {
    const folder = temporaryFolder();
    folders.push(folder);
    fs.cpSync(template, folder, { recursive: true });
    served = await serve(folder, { LOG_LEVEL: "error" });
    const { url } = served;
    const db = new Sqlite(`${folder}/lectern.db`);
    db.pragma("busy_timeout = 5000");
    const rename = (from: string, to: string) => {
      db.exec(`alter table "${from}" rename to "${to}"`);
    };
    rename(table, `away_${table}`);
    const ids: string[] = [];
    const rest = [...addresses];
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let address = rest.shift(); address; address = rest.shift()) {
          const { status, body, id } = await ask(url, address);
          const named = `${table}: ${address.method} ${address.path} ${status}`;
          if (telltale.test(strip(body))) wrong.push(`${named} tells: ${telltale.exec(strip(body))?.[0] ?? ""}`);
          if (status < 500) continue;
          faults++;
          if (!id) wrong.push(`${named}: no id`);
          else if (status === 500) ids.push(id);
        }
      }),
    );
    for (const said of await overSocket(url)) if (telltale.test(said)) wrong.push(`${table}: socket tells ${said}`);
    // A job that meets it goes on too.
    await pause(100);
    expect([table, served.child.exitCode]).toEqual([table, null]);
    rename(`away_${table}`, table);
    db.close();
    const { status } = await ask(url, { method: "GET", path: "/g/:slug", file: "", isApi: false });
    if (status !== 200 && !(await comesTrue(5_000, async () => (await fetch(`${url}/readyz`)).ok)))
      wrong.push(`${table}: not well again (${status})`);
    await served.stop();
    const logged = served.said();
    for (const id of ids.slice(0, 3)) {
      const line = logged.split("\n").find((each) => each.includes(id));
      if (!line?.includes('"stack"')) wrong.push(`${table}: nothing in the log of ${id}`);
    }
    fs.rmSync(folder, { recursive: true, force: true });
  }
  expect(wrong).toEqual([]);
  console.log(`${tables.length} tables × ${addresses.length} addresses: ${faults} faults, each with an id`);
  expect(faults).toBeGreaterThan(500);
});

/** What ends something comes last: the others ask about what is still there. */
const weight = ({ method, path }: Address) =>
  (method === "GET" ? 0 : 1) +
  (/delete|remove|leave|archive|sign-out|end|disable|revoke/.test(path) || method === "DELETE" ? 1 : 0);

async function ask(url: string, { method, path, isApi }: Address) {
  const values: Record<string, string> = {
    ...{ slug: "bench", block: seeded.blocks[0] ?? "", user: "reader00000000000000000001", name: "agree" },
    id: seeded.textId,
  };
  const at = path.replace(/:(\w+)|\*/g, (_, name: string) => values[name ?? ""] ?? "nothing-of-that-name");
  const isChange = method !== "GET";
  const answer = await fetch(url + at, {
    method,
    redirect: "manual",
    headers: {
      ...{ Cookie: cookie, Origin: url, Accept: isApi ? "application/json" : "text/html" },
      ...(isChange ? { "Content-Type": isApi ? "application/json" : "application/x-www-form-urlencoded" } : {}),
    },
    ...(isChange ? { body: isApi ? JSON.stringify(fields) : new URLSearchParams(fields) } : {}),
  });
  return { status: answer.status, body: await answer.text(), id: answer.headers.get("X-Request-Id") };
}

/** Enough for most forms to get as far as the database. */
const fields = {
  ...{ name: "A name", title: "A title", body: "Some words", content: "# One\n\nTwo.\n", format: "markdown" },
  ...{ email: "somebody@example.org", who: "somebody@example.org", password: "umbrella-zebra-harbour" },
  ...{ url: "https://hooks.example.org/", visibility: "private", joining: "open", role: "member" },
};

/** The article and words of ours may speak of selecting and updating; scripts and styles are no answer to anybody. */
const strip = (html: string) => html.replace(/<(script|style)[\s\S]*?<\/\1>/g, "");

/** @returns all that was answered to joining each kind of room */
async function overSocket(url: string): Promise<string[]> {
  const socket = io(url, {
    ...{ transports: ["websocket"], reconnection: false, forceNew: true },
    extraHeaders: { Origin: url, Cookie: cookie },
  });
  const said: string[] = [];
  try {
    await new Promise<void>((resolve) => {
      socket.once("connect", () => resolve());
      socket.once("connect_error", (error) => (said.push(JSON.stringify([error.message, error])), resolve()));
    });
    if (socket.connected)
      for (const room of [`text:${seeded.textId}`, "group:bench", "user:me"])
        said.push(JSON.stringify(await socket.timeout(5_000).emitWithAck("join", { room, since: 0 })));
  } finally {
    socket.disconnect();
  }
  return said;
}
