/** Settings as they show from outside: who is offered an account, and whose the files are. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { build, isBuilt } from "../../bin/build.js";
import { temporaryFolder } from "../../bench/support/server";
import { serve, type Served } from "./served";

const folder = temporaryFolder();
let served: Served | undefined;

beforeAll(async () => {
  if (!isBuilt()) await build({ quiet: true });
});
afterEach(() => served?.stop());
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Links to signing up that a page shows, in its own HTML. */
async function offersOn(at: string): Promise<boolean> {
  const answer = await fetch(`${served?.url}${at}`, { headers: { Accept: "text/html" } });
  return (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, "").includes('href="/sign-up');
}

test.each([
  ["open", { "/": true, "/sign-in": true, "/sign-in?to=/i/abc": true, "/g/nothing": true }],
  ["invite", { "/": false, "/sign-in": false, "/sign-in?to=/i/abc": true, "/g/nothing": false }],
  ["closed", { "/": false, "/sign-in": false, "/sign-in?to=/i/abc": false, "/g/nothing": false }],
])("SIGN_UP=%s: an account is offered where one can be made, and nowhere else", async (setting, pages) => {
  served = await serve(folder, { SIGN_UP: setting });
  for (const [at, meant] of Object.entries(pages)) expect([at, await offersOn(at)]).toEqual([at, meant]);
});

test("what is kept is its owner's alone, whatever the system's habit", async () => {
  const own = path.join(folder, "own");
  process.umask(0o022);
  served = await serve(fs.mkdtempSync(path.join(folder, "of-")), { DATA_DIR: own });
  const open = [own, ...fs.readdirSync(own).map((name) => path.join(own, name))].filter(
    (file) => (fs.statSync(file).mode & 0o077) !== 0,
  );
  expect(open).toEqual([]);
  expect(fs.existsSync(path.join(own, "lectern.db"))).toBe(true);
});

test("a first start says its sentences together, then logs JSON and nothing else until it stops", async () => {
  const own = fs.mkdtempSync(path.join(folder, "first-"));
  served = await serve(own);
  await fetch(`${served.url}/`);
  await served.stop();
  const said = served
    .said()
    .trim()
    .split("\n")
    .filter((line) => line !== "Lectern is stopping.");
  const isLog = said.map((line) => line.startsWith("{"));
  const first = isLog.indexOf(true);
  expect(said.slice(0, first).join("\n")).toMatch(/Lectern is open at .*[^]*\/operator\//);
  expect(isLog.slice(first)).not.toContain(false);
  // Of the sample, which is made before anything is said.
  expect(JSON.parse(said[first] ?? "")).toMatchObject({ msg: "security", event: "act" });
});

test("a start that fails says why in a sentence, and what it logged is not lost", async () => {
  const taken = await serve(fs.mkdtempSync(path.join(folder, "taken-")));
  const { port } = new URL(taken.url);
  const failing = serve(fs.mkdtempSync(path.join(folder, "fails-")), { PORT: port });
  const said = await failing.then(
    () => "started",
    (error: Error) => error.message,
  );
  await taken.stop();
  expect(said).toMatch(/Port \d+ is/);
  expect(said).toContain('"event":"act"');
});
