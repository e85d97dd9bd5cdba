/** Every address of the API, with what it takes and gives: one line of the table a verb. */
import type { z } from "zod";
import type { Scope } from "../accounts/user";
import * as schemas from "./schemas";

export type SchemaName = keyof typeof schemas;
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Operation = {
  /** One line for whoever reads the document. */
  says: string;
  /** Which scope a token must carry; none: strangers may ask too, as far as they may see. */
  scope?: Scope;
  /** Names of `parameters`. */
  query?: Array<keyof typeof parameters>;
  /** By media type. */
  takes?: Record<string, SchemaName>;
  /** By status; null: no body. */
  gives: Record<number, SchemaName | null>;
  /** Refusals beyond 401, 403, 404, 422 and 429, which any address may give. */
  refuses?: number[];
};

/** What may stand in a query. */
export const parameters = {
  limit: { says: "Rows at most", schema: { type: "integer", minimum: 1, maximum: 200, default: 50 } },
  after: { says: "`next` of the page before", schema: { type: "string" } },
  since: { says: "The `seq` one stands at", schema: { type: "integer", minimum: 0, default: 0 } },
  block: { says: "Only on this block", schema: { type: "string" } },
  section: { says: "Only on this section itself", schema: { type: "string" } },
  place: { says: "`text`: only on the text as a whole", schema: { type: "string", enum: ["text"] } },
  thread: { says: "Only of this thread", schema: { type: "string" } },
  kind: { says: "Only of this kind", schema: { type: "string", enum: ["comment", "question"] } },
  state: {
    says: "`pending`: who asked to come in, for hosts",
    schema: { type: "string", enum: ["active", "pending"] },
  },
} as const;

const json = (name: SchemaName) => ({ "application/json": name });
const page = ["limit", "after"] as Array<keyof typeof parameters>;
const write = { scope: "write" } as const;
const nothing = { 204: null };

export const addresses: Record<string, Partial<Record<Method, Operation>>> = {
  "/groups": {
    GET: { says: "The public groups, and one's own", query: page, gives: { 200: "GroupPage" } },
    POST: {
      says: "Makes a group and becomes its host",
      ...write,
      takes: json("NewGroup"),
      gives: { 201: "GroupView", 200: "GroupView" },
      refuses: [409],
    },
  },
  "/groups/{slug}": {
    GET: { says: "One group", gives: { 200: "GroupView" } },
    PATCH: { says: "Changes what is sent", ...write, takes: json("GroupChange"), gives: { 200: "GroupView" } },
    DELETE: { says: "Deletes it with all its texts and comments", ...write, gives: nothing },
  },
  "/groups/{slug}/members": {
    GET: { says: "Who is in it, for members", query: [...page, "state"], gives: { 200: "MemberPage" } },
    POST: { says: "Comes in, or asks to (202)", ...write, gives: { 201: "Joined", 202: "Joined" } },
  },
  "/groups/{slug}/members/{user}": {
    PATCH: {
      says: "Gives a role, or lets in who asked to",
      ...write,
      takes: json("MemberChange"),
      gives: nothing,
      refuses: [409],
    },
    DELETE: { says: "Removes a member; `me`: leaves", ...write, gives: nothing, refuses: [409] },
  },
  "/groups/{slug}/invites": {
    GET: { says: "The invites that still work", gives: { 200: "InvitePage" } },
    POST: { says: "Makes an invite", ...write, takes: json("NewInvite"), gives: { 201: "InviteView" } },
  },
  "/groups/{slug}/invites/{code}": {
    DELETE: { says: "Withdraws it", ...write, gives: nothing },
  },
  "/invites/{code}": {
    GET: { says: "What one is invited to", gives: { 200: "InviteOffer" }, refuses: [410] },
    POST: { says: "Accepts", ...write, gives: { 201: "InviteAccepted", 200: "InviteAccepted" }, refuses: [410] },
  },
  "/groups/{slug}/texts": {
    GET: { says: "The texts of a group, newest first", query: page, gives: { 200: "TextPage" } },
    POST: {
      says: "Imports a text: plain or Markdown, as JSON or as a file",
      ...write,
      takes: { ...json("NewText"), "multipart/form-data": "NewTextFile" },
      gives: { 201: "TextView" },
    },
  },
  "/imports/{id}": {
    GET: { says: "An import that takes longer; there are none yet, so this is always 404", gives: {} },
  },
  "/texts/{id}": {
    GET: { says: "A text with its sections and numbered paragraphs", gives: { 200: "TextView" } },
    PATCH: { says: "Changes title or byline", ...write, takes: json("TextChange"), gives: { 200: "TextView" } },
    DELETE: { says: "Deletes it with everything said on it", ...write, gives: nothing },
  },
  "/texts/{id}/comments": {
    GET: {
      says: "Its comments, oldest first",
      query: [...page, "block", "section", "place", "thread", "kind"],
      gives: { 200: "CommentPage" },
    },
    POST: {
      says: "Comments or replies",
      ...write,
      takes: json("NewComment"),
      gives: { 201: "CommentView", 200: "CommentView" },
      refuses: [409],
    },
  },
  "/texts/{id}/changes": {
    GET: {
      says: "The present state of all that changed since, in order",
      query: ["since", "limit"],
      gives: { 200: "Changes" },
    },
  },
  "/comments/{id}": {
    GET: { says: "One comment", gives: { 200: "CommentView" } },
    PATCH: {
      says: "Rewords it, or settles a question",
      ...write,
      takes: json("CommentChange"),
      gives: { 200: "CommentView" },
      refuses: [409],
    },
    DELETE: { says: "Removes it; can be taken back for half a minute", ...write, gives: { 200: "CommentView" } },
  },
  "/comments/{id}/history": {
    GET: { says: "Every wording it has had, the present one last", gives: { 200: "CommentHistory" } },
  },
  "/comments/{id}/restore": {
    POST: { says: "Takes the removal back", ...write, gives: { 200: "CommentView" }, refuses: [409] },
  },
  "/comments/{id}/reactions/{name}": {
    PUT: { says: "Reacts; twice is once", ...write, gives: { 200: "CommentView" } },
    DELETE: { says: "Takes the reaction off", ...write, gives: { 200: "CommentView" } },
  },
  "/preview": {
    POST: {
      says: "Shows Markdown exactly as a comment would be shown",
      ...write,
      takes: json("PreviewRequest"),
      gives: { 200: "Preview" },
    },
  },
  "/me": {
    GET: { says: "One's own account", scope: "read", gives: { 200: "Account" } },
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

export const schemaOf = (name: SchemaName): z.ZodType => schemas[name];
export const schemaNames = Object.keys(schemas) as SchemaName[];
