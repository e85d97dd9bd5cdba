/** SIGTERM under load drops nothing, and the log of all of it holds nobody's secrets. */
import fs from "node:fs";
import http from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, isBuilt } from "../../bin/build.js";
import { pause } from "../../bench/support/process";
import { seed } from "../../bench/support/seed";
import { temporaryFolder } from "../../bench/support/server";
import { serve, type Served } from "./served";

const folder = temporaryFolder();
let served: Served | undefined;
beforeAll(async () => {
  if (!isBuilt()) await build({ quiet: true });
});
afterAll(() => {
  served?.child.kill("SIGKILL");
  fs.rmSync(folder, { recursive: true, force: true });
});

test("SIGTERM under load: every request that was taken is answered, and it ends within 10 s", async () => {
  const { textId, blocks, tokens } = await seed(folder, { comments: 100, writers: 8 });
  served = await serve(folder);
  const { port } = new URL(served.url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  let [stopping, answered] = [false, 0];
  const dropped: string[] = [];

  /** Refused because nobody listens any more is no drop; an end in the middle of an answer is. */
  const ask = (at: number) =>
    new Promise<boolean>((resolve) => {
      const body = at % 2 ? JSON.stringify({ anchor: { block: blocks[at % blocks.length] }, body: `load ${at}` }) : "";
      const request = http.request(
        {
          ...{ agent, port, host: "127.0.0.1", method: body ? "POST" : "GET" },
          path: body ? `/api/v1/texts/${textId}/comments` : `/api/v1/texts/${textId}`,
          headers: { Authorization: `Bearer ${tokens[at % tokens.length]}`, "Content-Type": "application/json" },
        },
        (response) => {
          response.on("error", (error) => (dropped.push(`answer: ${error.message}`), resolve(true)));
          response.resume().on("end", () => {
            if (response.statusCode !== 200 && response.statusCode !== 201) dropped.push(String(response.statusCode));
            answered++;
            resolve(true);
          });
        },
      );
      request.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code !== "ECONNREFUSED" || !stopping) dropped.push(`request: ${error.code ?? error.message}`);
        resolve(false);
      });
      request.end(body);
    });
  const load = Array.from({ length: 16 }, async (_, at) => {
    while (await ask(at)) at += 16;
  });
  await pause(1_500);
  const before = answered;
  stopping = true;
  const began = performance.now();
  await served.stop();
  const took = performance.now() - began;
  await Promise.all(load);
  agent.destroy();
  expect(dropped).toEqual([]);
  expect(before).toBeGreaterThan(50);
  expect(took).toBeLessThan(10_000);
  expect(served.child.exitCode).toBe(0);
});

test("the log of signing in, writing, inviting, resetting and being attacked holds none of it", async () => {
  served = await serve(folder, { LOG_LEVEL: "trace" });
  const { url } = served;
  const planted = (what: string) => `planted-${what}-7f3a`;
  const password = "umbrella-zebra-harbour-7f3a";
  const form = (at: string, fields: Record<string, string>, cookie = "", headers: Record<string, string> = {}) =>
    fetch(url + at, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: url, Accept: "text/html", Cookie: cookie, ...headers },
      body: new URLSearchParams(fields),
    });
  const email = `${planted("address")}@example.org`;
  await form("/sign-up", { name: "Quiet Reader", email, password });
  const signedUp = await form("/sign-in", { who: email, password });
  const cookie = (signedUp.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  expect(cookie).toMatch(/^lectern=.{20,}/);
  const secrets = [password, planted("address"), cookie.split("=")[1] ?? ""];
  await form("/sign-in", { who: email, password: planted("wrong") });
  expect((await form("/sign-in", { who: email, password })).status).toBe(303);
  await form("/reset", { email });
  await fetch(`${url}/reset/${planted("reset-link-0123456789")}`);
  await fetch(`${url}/i/${planted("invite")}`);
  await fetch(`${url}/operator/${planted("operator")}`);
  await fetch(`${url}/?q=${planted("query")}`, {
    headers: { "X-Odd": planted("header"), "User-Agent": planted("agent"), Referer: `http://x/${planted("referer")}` },
  });
  const api = (method: string, at: string, body?: object) =>
    fetch(`${url}/api/v1${at}`, {
      method,
      headers: { Cookie: cookie, Origin: url, "Content-Type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const slug = "quiet-circle";
  const made = await api("POST", "/groups", { name: planted("group"), slug, visibility: "private", joining: "invite" });
  expect(made.status).toBe(201);
  const text = (await (
    await api("POST", `/groups/${slug}/texts`, { title: planted("title"), content: planted("text"), format: "plain" })
  ).json()) as { id: string; sections: { blocks: { id: string }[] }[] };
  const anchor = { block: text.sections[0]?.blocks[0]?.id };
  expect((await api("POST", `/texts/${text.id}/comments`, { anchor, body: planted("comment") })).status).toBe(201);
  const invite = (await (await api("POST", `/groups/${slug}/invites`, {})).json()) as { code: string };
  await fetch(`${url}/i/${invite.code}`);
  const token = (await (await api("POST", "/me/tokens", { name: "bot", scopes: ["read"] })).json()) as {
    token: string;
  };
  await fetch(`${url}/api/v1/me`, { headers: { Authorization: `Bearer ${token.token}` } });
  await fetch(`${url}/api/v1/me`, { headers: { Authorization: `Bearer ${planted("bearer-0123456789")}` } });
  // Lines that try to be lines of their own.
  await fetch(`${url}/g/x%0A%7B%22level%22%3A30%2C%22event%22%3A%22forged%22%7D`);
  await form("/sign-in", { who: `x\n{"event":"forged"}`, password: "x" }, "", { Origin: "https://evil.example" });
  await served.stop();
  const said = served.said();
  secrets.push(invite.code, token.token);
  for (const secret of secrets)
    expect([secret.slice(0, 24), said.includes(secret)]).toEqual([secret.slice(0, 24), false]);
  expect(said).not.toContain("planted-");
  const lines = said.split("\n").filter((line) => line.startsWith("{"));
  const events = lines.map((line) => JSON.parse(line) as { event?: string; path?: string });
  expect(events.some(({ event }) => event === "forged")).toBe(false);
  for (const event of ["sign-in.ok", "sign-in.failed", "token.made", "request.foreign", "act"])
    expect(events.map((each) => each.event)).toContain(event);
});
