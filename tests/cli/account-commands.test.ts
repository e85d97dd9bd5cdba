/** What an operator does to accounts and members from the command line. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentOf, makeTool } from "./tool";

let tool: Awaited<ReturnType<typeof makeTool>>;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lectern-accounts-"));
const run = (...args: string[]) =>
  tool.lectern(args, { DATA_DIR: folder, DATABASE_URL: "", PUBLIC_URL: "https://read.example.org" });
const lines = (out: string) =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  tool = await makeTool();
  await run("migrate");
  for (const name of ["Rosa", "Karl"]) await run("user", "add", name, "--email", `${name.toLowerCase()}@example.org`);
  await run("group", "add", "circle", "--name", "Circle", "--host", "Rosa");
  await run("member", "add", "circle", "Karl");
});
afterAll(() => {
  tool.forget();
  fs.rmSync(folder, { recursive: true, force: true });
});

test("accounts are listed, one document a line, and found by a part of the name", async () => {
  expect(lines((await run("user", "list", "--json")).out).map(({ name }) => name)).toEqual(["Karl", "Rosa"]);
  expect(lines((await run("user", "list", "--search", "ros", "--json")).out)).toMatchObject([{ name: "Rosa" }]);
  expect((await run("user", "list")).out).toMatch(/^Karl\tkarl@example\.org\n/);
});

test("an account is disabled, enabled, made operator, and the last operator stays", async () => {
  expect(documentOf(await run("user", "disable", "Karl", "--json"))).toMatchObject({
    user: { name: "Karl" },
    act: "disable",
  });
  expect(lines((await run("user", "list", "--json")).out)[0]).toMatchObject({ disabledAt: expect.any(String) });
  expect(await run("user", "operator", "Karl")).toMatchObject({ code: 1, out: "" });
  await run("user", "enable", "Karl");
  expect(await run("user", "operator", "Rosa")).toMatchObject({ code: 0 });
  expect(await run("user", "operator", "Rosa", "--end")).toMatchObject({
    code: 1,
    err: expect.stringContaining("last operator"),
  });
  expect(await run("user", "operator", "Karl")).toMatchObject({ code: 0 });
  expect(await run("user", "operator", "Rosa", "--end")).toMatchObject({ code: 0 });
  expect(await run("user", "sign-out", "Nobody At All")).toMatchObject({
    code: 1,
    err: expect.stringContaining("lectern user add"),
  });
});

test("there is no second factor to switch off where there is none", async () => {
  expect(await run("user", "second-factor-off", "Karl")).toMatchObject({
    code: 1,
    err: expect.stringContaining("no second factor"),
  });
});

test("a link that sets a password is printed once and leads to the address of the installation", async () => {
  const { url } = documentOf(await run("user", "reset-link", "Karl", "--json"));
  expect(url).toMatch(/^https:\/\/read\.example\.org\/reset\/[\w-]{40,}$/);
});

test("members are listed and removed", async () => {
  expect(lines((await run("member", "list", "circle", "--json")).out)).toHaveLength(2);
  expect(await run("member", "remove", "circle", "Karl")).toMatchObject({ code: 0 });
  expect(await run("member", "remove", "circle", "Karl")).toMatchObject({
    code: 1,
    err: expect.stringContaining("no member"),
  });
  expect(await run("member", "remove", "nowhere", "Karl")).toMatchObject({
    code: 1,
    err: expect.stringContaining("lectern group add"),
  });
  expect(lines((await run("group", "list", "--json")).out)).toMatchObject([{ slug: "circle", members: 1 }]);
});

test("the doctor looks at the log of acts, backups and mail too; wrong usage is exit 2", async () => {
  const { fine, findings } = documentOf(await run("doctor", "--json")) as {
    fine: boolean;
    findings: { what: string; fine: boolean }[];
  };
  expect(findings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["log of acts", "backups", "pictures", "mail", "space"]),
  );
  expect(fine).toBe(true);
  expect(await run("user", "disable")).toMatchObject({ code: 2 });
});

test("whoever is in a group keeps their role unless another is named, the last host stays, and the log tells", async () => {
  await run("user", "add", "Lena", "--email", "lena@example.org");
  await run("group", "add", "lena-reads", "--name", "Lena reads", "--host", "Lena");
  expect(await run("member", "add", "lena-reads", "Lena")).toMatchObject({
    code: 0,
    out: expect.stringContaining("host"),
  });
  for (const args of [
    ["member", "add", "lena-reads", "Lena", "--role", "member"],
    ["member", "remove", "lena-reads", "Lena"],
  ])
    expect(await run(...args)).toMatchObject({ code: 1, err: expect.stringContaining("host") });
  expect(documentOf(await run("member", "add", "lena-reads", "Karl", "--role", "host", "--json"))).toMatchObject({
    member: { role: "host" },
  });
  expect(await run("member", "add", "lena-reads", "Lena", "--role", "member")).toMatchObject({ code: 0 });
});
