/** The same place by whatever spelling, since the router takes them all. */
import { expect, test } from "vitest";
import { refuseGuest } from "~/accounts/guests";
import { plainPath } from "~/plain-path";
import { isRefusal } from "~/refusals";

test.each([
  ["/Account", "/account"],
  ["/%61ccount/tokens", "/account/tokens"],
  ["/API/v1/%6de", "/api/v1/me"],
  ["/a%2Fb", "/a%2fb"],
  ["/broken%ZZ/X", "/broken%zz/x"],
  ["/", "/"],
])("%s is %s", (path, plain) => expect(plainPath(path)).toBe(plain));

const guest = { id: "g", name: "Visitor", isOperator: false, isGuest: true, by: { authSession: "s" } };

test.each([
  ...["/account", "/Account", "/%61ccount", "/ACCOUNT/tokens", "/%61ccount/passkeys", "/account/"],
  ...["/groups/new", "/groups/New", "/Api/v1/me/tokens", "/api/v1/Me/export", "/api/v1/%6de/tokens"],
])("%s is no place for a guest", (path) => {
  let refused: unknown;
  try {
    refuseGuest(guest, path);
  } catch (error) {
    refused = error;
  }
  expect(isRefusal(refused) && refused.kind).toBe("forbidden");
  refuseGuest({ ...guest, isGuest: false }, path);
  refuseGuest(null, path);
});

test.each(["/api/v1/me", "/Api/v1/Me", "/accounts", "/g/account", "/t/account"])("%s is", (path) =>
  refuseGuest(guest, path),
);
