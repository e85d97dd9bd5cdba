import type { Catalogue } from "./words";

const en = {
  method: "This address does not know that method.",
  scope: (scope: string) => `This token does not carry the scope "${scope}".`,
  limit: (most: number) => `"limit" is a whole number from 1 to ${most}.`,
  after: `"after" is not a cursor of this list.`,
  sendJson: "Send JSON with Content-Type: application/json.",
  sendForm: "Send the fields of a form.",
  tooDeep: "The JSON is nested too deeply.",
  notJson: "The body is not valid JSON.",
  notObject: "The body must be a JSON object.",
  notUtf8: "The body is not valid UTF-8.",
  body: (limit: number) => `A request may carry at most ${limit} bytes.`,
  diskFull:
    "The server cannot write just now: its disk is full or failing. Nothing was saved. Keep what you wrote, and try again in a moment.",
  databaseAway:
    "The server cannot reach its database just now. Nothing was saved. Keep what you wrote, and try again in a moment.",
  titles: {
    "signed-out": "Not signed in",
    forbidden: "Not allowed",
    unproven: "Confirm that it is you",
    "not-found": "Not found",
    conflict: "Changed in the meantime",
    gone: "No longer works",
    "too-large": "Too large",
    unsupported: "Not supported",
    invalid: "Not valid",
    "too-many": "Too many requests",
    unavailable: "Not available just now",
    method: "Method not allowed",
    broken: "Something broke",
  } as Record<string, string>,
};

export const doorWords: Catalogue<typeof en> = { en };
