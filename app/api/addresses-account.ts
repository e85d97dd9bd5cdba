/** Addresses of accounts, and of the document itself. */
import { json, nothing, write, type Addresses } from "./operation";

export const accountAddresses: Addresses = {
  "/me": {
    GET: { says: "One's own account", scope: "read", gives: { 200: "Account" } },
    PATCH: {
      says: "Changes one's name; with a cookie only",
      ...write,
      takes: json("AccountChange"),
      gives: { 200: "Account" },
    },
  },
  "/me/export": {
    GET: {
      says: "All that the server knows of one, as a file; with a cookie and a fresh proof of who one is",
      scope: "read",
      gives: { 200: "AccountExport" },
    },
  },
  "/me/tokens": {
    GET: { says: "One's own tokens", scope: "read", gives: { 200: "TokenPage" } },
    POST: {
      says: "Makes a token; signed in with a cookie only",
      ...write,
      takes: json("NewToken"),
      gives: { 201: "TokenMade" },
    },
  },
  "/me/tokens/{id}": {
    DELETE: { says: "Revokes it", scope: "read", gives: nothing },
  },
  "/openapi.json": {
    GET: { says: "This document", gives: { 200: null } },
  },
};
