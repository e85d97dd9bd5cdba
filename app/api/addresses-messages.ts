/** Addresses of private lines to those who run a session. */
import { json, nothing, write, type Addresses } from "./operation";

export const messageAddresses: Addresses = {
  "/sessions/{id}/messages": {
    GET: {
      says: "Private lines to those who run the session: all for them, for others their own",
      scope: "read",
      gives: { 200: "SessionMessages" },
    },
    POST: {
      says: "Sends one, while the session runs",
      ...write,
      takes: json("NewSessionMessage"),
      gives: { 200: "SessionMessage", 201: "SessionMessage" },
      refuses: [409],
    },
  },
  "/sessions/{id}/messages/{message}": {
    PATCH: {
      says: "Puts one away, for whoever runs the session",
      ...write,
      takes: json("SessionMessageChange"),
      gives: { 200: "SessionMessage" },
    },
    DELETE: { says: "Takes one back, for whoever sent it", ...write, gives: nothing },
  },
};
