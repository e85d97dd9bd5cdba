/**
 * The last wall: with everything in front of comments taken away, the content security policy still lets no script run.
 * Takes a build of its own.
 */
import fs from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { commentAttacks } from "../corpus/comment-attacks";
import { buildRaw } from "./raw/build";
import { scriptsOn, type Answer } from "./raw/frames";
import { launch } from "./support/chromium";
import { signUp, type Person } from "./support/people";
import type { Server } from "./support/server";

let folder = "";
let server: Server;
let browser: Browser;
let host: Person;
const answers: Answer[] = [];

/** Of this file: what runs without a policy. If these did not run there, the rest would show nothing. */
const surely = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)></svg>",
  "<details open ontoggle=alert(1)>x</details>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "<body onload=alert(1)>",
  "<script src='data:text/javascript,alert(1)'></script>",
  "<object data='javascript:alert(1)'></object>",
  "<base href='https://evil.example/'><script src='/x.js'></script>",
];

beforeAll(async () => {
  folder = await buildRaw();
  process.env["LECTERN_ROOT"] = folder;
  const { startServer } = await import("./support/server");
  [server, browser] = await Promise.all([startServer(), launch()]);
  host = await signUp(server.url, "Mallory");
  const { slug } = await host.group("public", "Without walls");
  const text = await host.text(slug);
  const bodies = [...new Set([...surely, ...commentAttacks])];
  for (let at = 0; at < bodies.length; at += 8) {
    const posted = await Promise.all(
      bodies.slice(at, at + 8).map((body) =>
        host.ask<{ id: string; html: string }>("POST", `/texts/${text.id}/comments`, { body }).then(
          (comment) => (comment.html === body ? answerOf(`/c/${comment.id}/delete`, body) : null),
          // Control characters and the like are refused at the door.
          () => null,
        ),
      ),
    );
    answers.push(...posted.filter((answer) => answer !== null));
  }
}, 800_000);
afterAll(async () => {
  await browser?.close();
  await server?.remove();
  if (folder) fs.rmSync(folder, { recursive: true, force: true });
});

/** As the server renders it, whole and with its headers. */
async function answerOf(path: string, body: string): Promise<Answer> {
  const response = await fetch(server.url + path, {
    headers: { Cookie: `${host.cookie.name}=${host.cookie.value}`, Accept: "text/html" },
  });
  const {
    "content-encoding": _encoding,
    "transfer-encoding": _transfer,
    ...headers
  } = Object.fromEntries(response.headers);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain(body);
  return { path, headers, body: html };
}

const ranOn = (some: Answer[], policy: "with" | "without") =>
  scriptsOn(browser, { url: server.url, cookie: host.cookie, answers: some, policy });

test("without a policy they run, so that it is the policy that is tested", { timeout: 1_200_000 }, async () => {
  const some = answers.filter((_, at) => at < surely.length || at % 3 === 0);
  const ran = new Set(await ranOn(some, "without"));
  expect(some.slice(0, surely.length).filter(({ path }) => ran.has(path)).length).toBeGreaterThanOrEqual(7);
  // The rest are links to other places, words in code, names: nothing that a browser would run.
  expect(ran.size).toBeGreaterThan(some.length / 6);
});

test("with the policy none of them runs", { timeout: 1_200_000 }, async () => {
  expect(answers.length).toBeGreaterThan(600);
  expect(await ranOn(answers, "with")).toEqual([]);
});
