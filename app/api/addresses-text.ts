/** Addresses of texts, imports and comments. */
import { json, nothing, page, write, type Addresses } from "./operation";

export const textAddresses: Addresses = {
  "/groups/{slug}/texts": {
    GET: {
      says: "The texts of a group in the order of its syllabus; until one is moved, as they were added",
      query: page,
      gives: { 200: "TextPage" },
    },
    POST: {
      says: "Imports a text: words as JSON, the address of a page or file (`url`), or a file (words, web page, EPUB, Word, PDF)",
      ...write,
      takes: { ...json("NewText"), "multipart/form-data": "NewTextFile" },
      gives: { 201: "TextView", 202: "ImportBegun" },
      refuses: [409, 503],
    },
  },
  "/imports/{id}": {
    GET: {
      says: "How an import of yours is getting on that takes longer",
      scope: "read",
      gives: { 200: "ImportView" },
    },
    DELETE: { says: "Cancels it; nothing of it is kept", ...write, gives: nothing, refuses: [409] },
  },
  "/texts/{id}": {
    GET: { says: "A text with its sections and numbered paragraphs", gives: { 200: "TextView" } },
    PATCH: {
      says: "Changes title, byline, where it comes from, place in the syllabus, date or state",
      ...write,
      takes: json("TextChange"),
      gives: { 200: "TextView" },
    },
    DELETE: { says: "Deletes it with everything said on it", ...write, gives: nothing },
  },
  "/texts/{id}/editions": {
    GET: {
      says: "Its editions, newest first; one that waits, for those who look after it",
      gives: { 200: "EditionPage" },
    },
    POST: {
      says: "Puts a new edition forward: it waits until it is let be read, and its report says what would become of each thread",
      ...write,
      takes: { ...json("NewEdition"), "multipart/form-data": "NewEditionFile" },
      gives: { 201: "Edition", 200: "Edition", 202: "ImportBegun" },
      refuses: [409, 503],
    },
  },
  "/texts/{id}/editions/{number}": {
    GET: { says: "One edition with its sections and numbered paragraphs", gives: { 200: "EditionView" } },
    PATCH: {
      says: "Lets the edition that waits be read; threads go where its report says",
      ...write,
      takes: json("EditionChange"),
      gives: { 200: "EditionView" },
      refuses: [409],
    },
    DELETE: { says: "Puts an edition away that waits", ...write, gives: nothing },
  },
  "/texts/{id}/editions/{number}/report": {
    GET: {
      says: "What becomes, or became, of the threads that do not stay as they are; `how` chooses, `kept` among them",
      query: [...page, "how"],
      gives: { 200: "MigrationReport" },
    },
  },
  "/texts/{id}/editions/{number}/threads/{thread}": {
    GET: { says: "What becomes of one thread, for those who look after the text", gives: { 200: "ThreadMove" } },
    PATCH: {
      says: "Hangs it elsewhere: a paragraph by its number, a section by its id, the whole text, or nothing for the shelf",
      ...write,
      takes: json("ThreadPlacing"),
      gives: { 200: "ThreadMove" },
      refuses: [409],
    },
  },
  "/texts/{id}/editions/{number}/threads/{thread}/undo": {
    POST: {
      says: "Takes back what was hung by hand: while the edition waits what was found holds again, later it hangs where it hung before",
      ...write,
      gives: { 200: "ThreadMove" },
      refuses: [409],
    },
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
  "/texts/{id}/standing": {
    GET: {
      says: "What you may do about it just now, and why not: asked again when something of it has changed",
      gives: { 200: "TextStanding" },
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
};
