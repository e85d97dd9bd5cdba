/**
 * A process that dies between any two statements of an act that writes many rows: what stands on the disk at that moment
 * (the file and its log, as `kill -9` leaves them) opens as all of it or none. Every point is tried, and some again with a
 * real kill are in `kill.test.ts`.
 */
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seed, type Seeded } from "../../bench/support/seed";
import { temporaryFolder } from "../../bench/support/server";

const folder = temporaryFolder();
const copies = temporaryFolder();
const most = Number(process.env["CRASH_POINTS"] ?? 500);
const file = path.join(folder, "lectern.db");
let seeded: Seeded;

beforeAll(async () => {
  seeded = await seed(folder, { comments: 40, writers: 6 });
});
afterAll(async () => {
  const { closeDatabase } = await import("#db/db.server");
  await closeDatabase();
  for (const each of [folder, copies]) fs.rmSync(each, { recursive: true, force: true });
});

/** Before each statement of this process the files are copied as they are. @returns how to stop, and the copies */
function watch(): { points: string[]; stop(): void } {
  const probe = new Sqlite(":memory:");
  const statement = Object.getPrototypeOf(probe.prepare("select 1")) as Record<string, (...args: unknown[]) => unknown>;
  probe.close();
  const points: string[] = [];
  const real = { run: statement["run"], get: statement["get"], all: statement["all"] };
  for (const name of ["run", "get", "all"] as const) {
    statement[name] = function (this: { readonly?: boolean }, ...args: unknown[]) {
      if (points.length < most) {
        const to = path.join(copies, `${points.length}.db`);
        for (const end of ["", "-wal"]) if (fs.existsSync(file + end)) fs.copyFileSync(file + end, to + end);
        points.push(to);
      }
      return real[name]?.apply(this, args);
    };
  }
  return { points, stop: () => void Object.assign(statement, real) };
}

/** Rows of every table, so that "all or none" means every one of them. */
function standing(at: string): string {
  const db = new Sqlite(at);
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(db.pragma("foreign_key_check")).toEqual([]);
  const tables = db
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all() as string[];
  const rows = tables.map((name) => [name, db.prepare(`select * from "${name}"`).all()]);
  db.close();
  return JSON.stringify(rows);
}

/** Checks that every point within the act is the state before it or after it, and that both were met. */
async function allOrNone(act: () => Promise<unknown>): Promise<number> {
  const before = snapshot("before");
  const watched = watch();
  await act();
  watched.stop();
  const after = snapshot("after");
  expect(after).not.toBe(before);
  const met = watched.points.map(standing);
  const wrong = met.filter((state) => state !== before && state !== after);
  expect(wrong.length).toBe(0);
  expect(met).toContain(before);
  for (const point of watched.points) for (const end of ["", "-wal", "-shm"]) fs.rmSync(point + end, { force: true });
  return met.length;
}

function snapshot(name: string): string {
  const to = path.join(copies, `${name}.db`);
  for (const end of ["", "-wal", "-shm"]) fs.rmSync(to + end, { force: true });
  for (const end of ["", "-wal"]) if (fs.existsSync(file + end)) fs.copyFileSync(file + end, to + end);
  return standing(to);
}

test("a comment that mentions and replies, an edit, a change of role, a removal, an import, a group", async () => {
  const { postComment, editComment } = await import("~/comments/comments.server");
  const { changeRole, removeMember } = await import("~/groups/memberships.server");
  const { createGroup } = await import("~/groups/groups.server");
  const { importText } = await import("~/texts/texts.server");
  const { readText } = await import("~/texts/import/read");
  const person = (at: number) => ({
    id: `reader${String(at).padStart(20, "0")}`,
    name: `Reader ${at}`,
    isOperator: false,
    by: { authSession: `bench ${at}` },
  });
  // Host in the group, and asked for no proof.
  const host = { ...person(0), by: { operatorTool: true } as const };
  const { textId, blocks } = seeded;
  const said = await postComment(person(1), textId, { anchor: { block: blocks[0] }, body: "a beginning" });
  const draft = readText({ content: "# One\n\nA paragraph.\n\n## Two\n\nAnother.\n", format: "markdown" });
  const acts: Array<[string, () => Promise<unknown>]> = [
    [
      "reply",
      () => postComment(person(2), textId, { parentId: said.comment.id, body: "@Reader 3 and @Reader 4, look" }),
    ],
    ["edit", () => editComment(person(1), said.comment.id, { body: "a beginning, @Reader 5", version: 1 })],
    ["role", () => changeRole(host, "bench", person(3).id, "moderator")],
    ["removal", () => removeMember(host, "bench", person(5).id)],
    ["import", () => importText(person(0), "bench", draft, { source: "between" })],
    [
      "group",
      () => createGroup(person(1), { slug: "second", name: "Second", visibility: "private", joining: "invite" }),
    ],
  ];
  const points: Record<string, number> = {};
  for (const [name, act] of acts) points[name] = await allOrNone(act);
  console.log("points tried:", points);
  // Otherwise nothing was watched.
  expect(Object.values(points).every((count) => count > 5)).toBe(true);
});
