import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { action } from "../../app/routes/theme";
import { themeCookie, themeFrom } from "../../app/ui/theme";

test.each([
  [null, "system"],
  ["", "system"],
  ["lectern_theme=dark", "dark"],
  ["a=b; lectern_theme=light; c=d", "light"],
  ["a=b;lectern_theme=dark", "dark"],
  ["not_lectern_theme=dark", "system"],
  ["lectern_theme=sepia", "system"],
  ['lectern_theme="><script>', "system"],
])("the cookie %j means %s", (cookies, theme) => {
  expect(themeFrom(cookies)).toBe(theme);
});

test("a choice is kept for a year and read back", () => {
  const cookie = themeCookie("dark");
  expect(cookie).toContain("Max-Age=31536000");
  expect(cookie).toContain("SameSite=Lax");
  expect(themeFrom(cookie.split(";")[0]!)).toBe("dark");
});

test.each([
  ["dark", "/t/abc?at=1", "/t/abc?at=1", true],
  ["dark", "//evil.example", "/", true],
  ["dark", null, "/", true],
  ["sepia", "/t/abc", "/t/abc", false],
])("choosing %s from %s goes to %s", async (theme, to, location, isKept) => {
  const body = new URLSearchParams({ theme, ...(to === null ? {} : { to }) });
  const request = new Request("http://localhost/theme", { method: "POST", body });
  const response = await action({ request, params: {}, context: {} as AppLoadContext });
  expect(response.status).toBe(303);
  expect(response.headers.get("Location")).toBe(location);
  expect(response.headers.has("Set-Cookie")).toBe(isKept);
});
