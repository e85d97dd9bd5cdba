/** What of an error reaches the log: what broke and where, never what people wrote. */
import { expect, test, vi } from "vitest";
import { read, schema, write } from "#db/db.server";
import { log, noteSecurity, onSecurity, routeish, shownError } from "~/log.server";
import { makeUser } from "../support/people";

test("a failed query is told without its parameters", async () => {
  const { id } = await makeUser();
  const secret = "planted-word-1b7c";
  const failed = await write((tx) =>
    tx.insert(schema.users).values({
      ...{ id, name: secret, nameKey: secret, email: `${secret}@example.org`, emailKey: `${secret}@example.org` },
      createdAt: new Date(),
    }),
  ).catch((error: unknown) => error);
  const shown = JSON.stringify(shownError(failed));
  expect(shown).not.toContain(secret);
  expect(shown).toMatch(/UNIQUE|duplicate|unique|23505|PRIMARY/);
  // The same for one that only reads.
  const misread = await read()
    .select({ no: schema.users.name })
    .from(schema.users)
    .where((await import("drizzle-orm")).sql`no_such_column = ${secret}`)
    .catch((error: unknown) => error);
  expect(JSON.stringify(shownError(misread))).not.toContain(secret);
});

test("causes are told, endless ones not", () => {
  const inner = Object.assign(new Error("inner"), { code: "ECONNREFUSED" });
  expect(shownError(new Error("outer", { cause: inner }))).toMatchObject({
    message: "outer",
    cause: { message: "inner", code: "ECONNREFUSED" },
  });
  const loop = new Error("round");
  loop.cause = loop;
  expect(JSON.stringify(shownError(loop)).length).toBeLessThan(50_000);
  expect(shownError("just words")).toMatchObject({ message: "just words" });
  expect(shownError(undefined)).toMatchObject({ type: "Error" });
});

test("security events carry their name, and whoever counts them hears", () => {
  const warn = vi.spyOn(log(), "warn").mockImplementation(() => undefined);
  const heard: string[] = [];
  onSecurity((event) => heard.push(event));
  noteSecurity("sign-in.failed", { user: null, why: "password" });
  expect(warn).toHaveBeenCalledWith({ event: "sign-in.failed", user: null, why: "password" }, "security");
  expect(heard).toEqual(["sign-in.failed"]);
  warn.mockRestore();
});

test.each([
  ["/operator/abcdefgh", "/operator/:secret"],
  ["/i/abc123", "/i/:secret"],
  ["/g/circle?token=abc", "/g/circle"],
  ["/t/k3k2j4h5g6f7d8s9a0b1/comments", "/t/:id/comments"],
])("%s is written as %s", (path, shown) => expect(routeish(path)).toBe(shown));
