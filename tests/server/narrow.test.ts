/** The short cut of the API and of screens through the routes leads where the long way leads. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDoor } from "./door";

const paths = [
  "api/v1/texts/:id",
  "api/v1/texts/:id/comments",
  "api/v1/groups",
  "api/v1/groups/:slug/texts",
  "api/v1/me",
  "api/v1/*",
  "texts/:id",
  "s/:id",
  "s/:id/mine",
  "s/:id/do",
];
const says = (path: string) => ({ loader: () => new Response(path), action: () => new Response(`${path} changed`) });

let server: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  server = await openDoor(Object.fromEntries(paths.map((path) => [path, says(path)])));
});
afterAll(() => server.close());

test.each([
  ["/api/v1/texts/one", "api/v1/texts/:id"],
  ["/api/v1/texts/one/", "api/v1/texts/:id"],
  ["/api/v1/texts/one?x=/api/v1/me", "api/v1/texts/:id"],
  ["/api/v1/texts/one/comments", "api/v1/texts/:id/comments"],
  ["/API/v1/Texts/one", "api/v1/texts/:id"],
  ["/api/v1/%74exts/one", "api/v1/texts/:id"],
  ["/api/v1/groups", "api/v1/groups"],
  ["/api/v1/groups/texts/texts", "api/v1/groups/:slug/texts"],
  ["/api/v1/me", "api/v1/me"],
  ["/api/v1/texts", "api/v1/*"],
  ["/api/v1/texts/one/more/still", "api/v1/*"],
  ["/api/v1/text", "api/v1/*"],
  ["/api/v1/mean", "api/v1/*"],
  ["/api/v1/constructor", "api/v1/*"],
  ["/texts/one", "texts/:id"],
  ["/s/one/mine", "s/:id/mine"],
  ["/s/one/mine/?whole", "s/:id/mine"],
  ["/s/one/mine?whole=/s/one/do", "s/:id/mine"],
  ["/s/mine", "s/:id"],
  ["/s/one/do", "s/:id/do"],
])("%s is %s", async (path, expected) => {
  expect((await server.ask(path)).body).toBe(expected);
});

test("changes take it too", async () => {
  const origin = { origin: server.ours };
  expect((await server.ask("/api/v1/texts/one", { method: "POST", headers: origin })).body).toBe(
    "api/v1/texts/:id changed",
  );
});
