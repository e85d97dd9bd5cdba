/**
 * What ends sessions ends what they have open: over real sockets, two people in a room, within a second. With
 * `REDIS_URL`, also when it is done in another process.
 */
import { fork, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn } from "~/accounts/signing.server";
import { signUp } from "~/accounts/users.server";
import type { News } from "~/live/news";
import { cookieOf, nowhere } from "../accounts/people";
import { makeTool } from "../cli/tool";
import { endings, keepsOwn, oldPassword, type Ending, type Whose } from "./endings";
import { ask, circle, hears, openStage, person, speak, tokenFor, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

let made = 0;
/** Signed in twice: here, where it is done, and on another device. */
async function twice(): Promise<Whose & { elsewhere: string }> {
  const email = `ending${++made}@example.org`;
  const name = `Ending ${made} q`;
  const { id } = await signUp({ name, email, password: oldPassword });
  const come = async () => cookieOf((await signIn({ who: email, password: oldPassword }, nowhere)).setCookie);
  return { id, name, cookie: await come(), elsewhere: await come() };
}

async function endsWithinASecond(ending: Ending, run: (ending: Ending, whose: Whose) => Promise<unknown>) {
  const [whose, ben] = [await twice(), await person()];
  const { room, textId } = await circle("private", [{ id: whose.id }, { id: ben.id }]);
  const open = {
    own: stage.client({ cookie: whose.cookie }),
    elsewhere: stage.client({ cookie: whose.elsewhere }),
    token: stage.client({ token: await tokenFor(whose.id) }),
    ben: stage.client({ cookie: ben.cookie }),
  };
  const names = Object.keys(open) as Array<keyof typeof open>;
  const heard: string[] = [];
  for (const name of names) {
    expect(await ask(open[name], "join", { room })).toMatchObject({ ok: true });
    open[name].on("comment", () => heard.push(name));
  }
  const ends = (name: keyof typeof open) =>
    name === "elsewhere" ||
    (name === "own" && !keepsOwn.includes(ending)) ||
    (name === "token" && ending === "an operator who disables the account");
  const told = Promise.all(
    names.filter(ends).map(async (name) => {
      const left = new Promise((resolve) => open[name].once("disconnect", resolve));
      return [name, await hears<News["bye"]>(open[name], "bye", () => true, 10_000), await left];
    }),
  );
  await run(ending, whose);
  const done = performance.now();
  const bye = { room, why: "signed-out" };
  expect(await told).toEqual(names.filter(ends).map((name) => [name, bye, "io server disconnect"]));
  // The bar itself, as in the other tests of sockets: a second.
  expect(performance.now() - done).toBeLessThan(1_000);

  await speak(ben.viewer, textId, "after");
  const stay = names.filter((name) => !ends(name));
  await expect.poll(() => [...heard].sort()).toEqual([...stay].sort());
  // Whoever stays is asked once more, so that what was on its way has come.
  for (const name of stay) expect(await ask(open[name], "join", { room, since: 0 })).toMatchObject({ ok: true });
  expect([...heard].sort()).toEqual([...stay].sort());
  expect(names.filter((name) => !open[name].connected)).toEqual(names.filter(ends));
  // Nor do they come back.
  const again = stage.client({ cookie: whose.elsewhere });
  expect(await ask(again, "join", { room })).toMatchObject({ ok: false });
  for (const socket of [...Object.values(open), again]) socket.disconnect();
}

const all = Object.keys(endings) as Ending[];

describe("other sessions' sockets end within a second", () => {
  test.each(all)("of %s", (ending) => endsWithinASecond(ending, (each, whose) => endings[each](whose)));
});

describe("done at the command line, which tells nobody: the server looks", () => {
  let tool: Awaited<ReturnType<typeof makeTool>>;
  beforeAll(async () => {
    tool = await makeTool();
  });
  afterAll(() => tool.forget());

  const commands = { "an operator who signs them out": "sign-out", "an operator who disables the account": "disable" };
  test.each(Object.keys(commands) as Array<keyof typeof commands>)("%s", (ending) =>
    endsWithinASecond(ending, async (_, { name }) => {
      expect(await tool.lectern(["user", commands[ending], name])).toMatchObject({ code: 0 });
    }),
  );
});

describe.skipIf(!process.env["REDIS_URL"])("done in another process (needs REDIS_URL)", () => {
  const folder = path.resolve("node_modules/.cache/lectern-tests", `elsewhere-${process.pid}`);
  let other: ChildProcess;
  const answer = () =>
    new Promise<void>((resolve, reject) => {
      other.once("message", ({ done, why }: { done: boolean; why?: string }) =>
        done ? resolve() : reject(new Error(why)),
      );
      other.once("exit", (code) => reject(new Error(`the other process ended with ${code}`)));
    });

  beforeAll(async () => {
    await build({
      entryPoints: ["tests/live/elsewhere.ts"],
      outdir: folder,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      jsx: "automatic",
      alias: { "~": path.resolve("app"), "#db": path.resolve("db") },
      packages: "external",
      logLevel: "warning",
    });
    fs.writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
    other = fork(path.join(folder, "elsewhere.js"), { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: [] });
    await answer();
  });
  afterAll(() => {
    other.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test.each(all)("%s", (ending) =>
    endsWithinASecond(ending, (each, whose) => {
      const done = answer();
      other.send({ ending: each, whose });
      return done;
    }),
  );
});
