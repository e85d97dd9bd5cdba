/** Settings: all faults at once, and an example that holds. */
import fs from "node:fs";
import { expect, test } from "vitest";
import { readSettings, settingNames, type UnfitSettings } from "~/env.server";

const faults = (env: Record<string, string>) => {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    return (error as UnfitSettings).faults;
  }
};

test("nothing needs to be set", () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    signUp: "open",
    limits: true,
    trustProxy: 0,
    publicUrl: null,
  });
});

test("an empty value is no value", () => {
  expect(readSettings({ PORT: "", PUBLIC_URL: "", LIMITS: "" })).toEqual(readSettings({}));
});

test("every fault is told, and no secret with it", () => {
  const env = {
    PORT: "http",
    PUBLIC_URL: "example.org",
    DATABASE_URL: "mysql://u:hush@h/d",
    SIGN_UP: "maybe",
    TRUST_PROXY: "all",
    LOG_LEVEL: "loud",
    REDIS_URL: "hush",
  };
  const told = faults(env);
  expect(told.map((fault) => fault.split(":")[0]).sort()).toEqual(Object.keys(env).sort());
  expect(told.join()).not.toContain("hush");
});

test.each([
  [{ LIMITS: "off" }, []],
  [{ LIMITS: "off", HOST: "127.0.0.1" }, []],
  [{ LIMITS: "off", HOST: "0.0.0.0" }, ["LIMITS"]],
  [{ LIMITS: "off", HOST: "127.0.0.1.evil.example" }, ["LIMITS"]],
  [{ PUBLIC_URL: "https://a.example/path" }, ["PUBLIC_URL"]],
  [{ PUBLIC_URL: "https://a.example/" }, []],
  [{ OIDC_ISSUER: "https://a.example" }, ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]],
  [{ PORT: "70000" }, ["PORT"]],
])("%j", (env, names) => {
  expect(faults(env as never).map((fault) => fault.split(":")[0])).toEqual(names);
});

test("the example names every setting, and its values hold", () => {
  const lines = fs.readFileSync(".env.example", "utf8").split("\n");
  const example = Object.fromEntries(
    lines.flatMap(
      (line) =>
        (/^#([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) && [
          /^#([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) as [string, string],
        ]) ||
        [],
    ),
  );
  expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
  expect(faults(example)).toEqual([]);
});
