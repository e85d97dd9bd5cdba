import { afterEach, describe, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

/** Settings are read once in a process, so each case gets its own copy of what reads them. */
async function linksWith(env: Record<string, string>) {
  vi.resetModules();
  // `LIMITS=off` of the test runs goes with loopback addresses only.
  for (const name of ["PUBLIC_URL", "HOST", "PORT", "LIMITS"]) vi.stubEnv(name, env[name] ?? "");
  return import("~/mail/links.server");
}

describe("links in mail", () => {
  test.each([
    [{}, "http://localhost:3000/x"],
    [{ PORT: "4000" }, "http://localhost:4000/x"],
    [{ HOST: "127.0.0.1", PORT: "4000" }, "http://localhost:4000/x"],
    [{ HOST: "0.0.0.0", PORT: "4000" }, "http://localhost:4000/x"],
    [{ HOST: "10.0.0.7", PORT: "4000" }, "http://10.0.0.7:4000/x"],
    [{ HOST: "fd00::7", PORT: "4000" }, "http://[fd00::7]:4000/x"],
    [{ PUBLIC_URL: "https://read.example.org/", HOST: "10.0.0.7" }, "https://read.example.org/x"],
  ])("with %j lead to %s", async (env, address) => {
    const { absolute } = await linksWith(env);
    expect(absolute("/x")).toBe(address);
  });

  test("name the port that the system chose", async () => {
    const { absolute, noteListening } = await linksWith({ PORT: "0" });
    noteListening(51234);
    expect(absolute("/t/abc?p=3#c-1")).toBe("http://localhost:51234/t/abc?p=3#c-1");
  });

  test.each(["//evil.example/x", "/\\evil.example", "https://evil.example", "x", "", "@evil.example"])(
    "never lead away: %j",
    async (path) => {
      const { absolute } = await linksWith({ PUBLIC_URL: "https://read.example.org" });
      expect(() => absolute(path)).toThrow();
    },
  );
});
