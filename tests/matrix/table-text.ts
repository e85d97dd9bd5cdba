/** Of texts and comments. */
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { chance } from "~/mint";
import { readText } from "~/texts/import/read";
import { pictureBlock, pictureUrl } from "~/texts/pictures/picture";
import { keepPicture, showPictures } from "~/texts/pictures/pictures.server";
import type { Cast, Kind, Who, World } from "./cast";
import { agree, essay, form, json, ledOn, removed, type Table } from "./line";
import {
  inGroup,
  lecterns,
  members,
  oneself,
  onText,
  readsText,
  shownOnText,
  voices,
  whoeverReads,
  type Rule,
} from "./rules";

const own: Who[] = ["author"];
const settlers: Who[] = ["author", "moderator", "facilitator", "host"];
const open = { archived: false };
const kept = { archived: true };
const words = { body: "Whose beasts?" };

/** What has been removed is there for whoever removed it alone. */
const takesBack: Rule = (who, kind) => {
  if (who === "stranger") return "in";
  return who === "author" && kind !== "other" ? "yes" : "none";
};
/** For those who write the @name. */
const completes: Rule = (who, kind) =>
  readsText(who, kind) === "none" ? "none" : members.includes(who) && kind !== "other" ? "yes" : "no";
/** The lectern is not shown to whoever waits at the door of a private group. */
const lectern =
  (rule: Rule): Rule =>
  (who, kind: Kind) =>
    who === "pending" && kind !== "public" && kind !== "unlisted" ? "none" : rule(who, kind);

/** One that the world's text shows, and no other. */
async function pictured({ textId, planted }: World): Promise<Record<string, string>> {
  const bytes = Buffer.from(`${planted}picture`);
  const hash = createHash("sha256").update(bytes).digest("hex");
  await keepPicture({ bytes, width: 1, height: 1 });
  const block = pictureBlock({ source: pictureUrl(hash), alt: "" });
  await write((tx) => showPictures(tx, { textId }, [{ blocks: [block] }]));
  return { hash };
}

const texts: Table = {
  "GET /g/:slug/texts/new": { rule: lectern(inGroup(lecterns)) },
  "POST /g/:slug/texts/new": { rule: lectern(inGroup(lecterns)), sends: form(() => essay) },
  "GET /g/:slug/texts/outline": { rule: lectern(inGroup(lecterns)) },
  "POST /g/:slug/texts/outline": { rule: lectern(inGroup(lecterns)), sends: form(() => essay) },
  "GET /g/:slug/syllabus": { rule: lectern(inGroup(lecterns)) },
  "GET /t/:id": { rule: readsText },
  "GET /pictures/:hash": { rule: readsText, names: pictured },
  "GET /t/:id/comments": { rule: readsText },
  "POST /t/:id/comments": { rule: onText(voices), sends: form((world) => ({ block: world.block, ...words })) },
  "GET /t/:id/people": { rule: completes },
  /** It only answers. */
  "POST /t/:id/people": { rule: () => "status 405" },
  "GET /t/:id/part": { rule: readsText, sends: (world) => ({ query: `?block=${world.block}` }) },
  "GET /t/:id/places": { rule: readsText, sends: (world) => ({ query: `?of=block:${world.block}` }) },
  "GET /t/:id/place": ledOn,
  "POST /t/:id/place": { rule: whoeverReads, sends: form((world) => ({ block: world.block })) },
  "GET /t/:id/seen": ledOn,
  "POST /t/:id/seen": { rule: whoeverReads, sends: form(() => ({ seq: "1" })) },
  "GET /t/:id/position": ledOn,
  "POST /t/:id/position": { rule: onText(lecterns), sends: form(() => ({ position: "1" })) },
  "GET /t/:id/settings": { rule: shownOnText(lecterns, open) },
  "POST /t/:id/settings": { rule: onText(lecterns), sends: form(() => ({ title: "Renamed", byline: "" })) },
  "GET /t/:id/delete": { rule: shownOnText(lecterns, open) },
  "POST /t/:id/delete": { rule: onText(lecterns), sends: form((world) => ({ confirm: world.title })) },
};

/** Drafts are there for whoever brought them, for as long as they may add texts: the cast's host brought this one. */
const brought: Rule = (who, kind) => {
  if (who === "stranger") return "in";
  return who === "host" && kind !== "archived" && kind !== "other" ? "yes" : "none";
};
async function waiting({ groupId, planted }: World, cast: Cast, fields: object = {}): Promise<Record<string, string>> {
  const id = chance(12);
  const draft = { ...readText({ content: `One.\n\nTwo ${planted}draft.`, format: "plain" }), title: `${planted}draft` };
  const about = { id, groupId, userId: cast.host.id, sourceHash: "x", format: "plain", fileName: "a.txt" } as const;
  const kept = { title: draft.title, draft, corrections: [], createdAt: new Date(), ...fields };
  await write(async (tx) => {
    // One after the other: only so many may wait for one person.
    await tx.delete(schema.importDrafts).where(eq(schema.importDrafts.userId, cast.host.id));
    await tx.insert(schema.importDrafts).values({ ...about, ...kept });
  });
  return { id };
}
const seen = form(() => ({ version: "0", at: "1" }));

const drafts: Table = {
  "GET /imports/:id": { rule: brought, names: (world, cast) => waiting(world, cast) },
  "GET /imports/:id/corrections/:kind": {
    rule: brought,
    names: async (world, cast) => ({ ...(await waiting(world, cast)), kind: "join" }),
  },
  "POST /imports/:id/corrections/:kind": {
    rule: brought,
    names: async (world, cast) => ({ ...(await waiting(world, cast)), kind: "join" }),
    sends: seen,
  },
  "GET /imports/:id/undo": { rule: brought, names: (world, cast) => waiting(world, cast) },
  "POST /imports/:id/undo": {
    rule: brought,
    names: (world, cast) => waiting(world, cast, { corrections: [{ do: "drop", at: 0 }] }),
    sends: seen,
  },
  "GET /imports/:id/publish": { rule: brought, names: (world, cast) => waiting(world, cast) },
  "POST /imports/:id/publish": { rule: brought, names: (world, cast) => waiting(world, cast), sends: seen },
  "GET /imports/:id/throw-away": { ...ledOn, names: (world, cast) => waiting(world, cast) },
  "POST /imports/:id/throw-away": { rule: brought, names: (world, cast) => waiting(world, cast) },
};

const seenByProgram = json(() => ({ version: 0, corrections: [{ do: "join", at: 1 }] }));
const draftsOfPrograms: Table = {
  "GET /api/v1/drafts": { rule: oneself },
  "POST /api/v1/groups/:slug/drafts": { rule: lectern(inGroup(lecterns)), sends: json(() => essay) },
  "GET /api/v1/drafts/:id": { rule: brought, names: (world, cast) => waiting(world, cast) },
  "DELETE /api/v1/drafts/:id": { rule: brought, names: (world, cast) => waiting(world, cast) },
  "POST /api/v1/drafts/:id/corrections": {
    ...{ rule: brought, names: (world, cast) => waiting(world, cast), sends: seenByProgram },
  },
  "POST /api/v1/drafts/:id/undo": {
    rule: brought,
    names: (world, cast) => waiting(world, cast, { corrections: [{ do: "drop", at: 0 }] }),
    sends: seenByProgram,
  },
  "POST /api/v1/drafts/:id/publish": {
    ...{ rule: brought, names: (world, cast) => waiting(world, cast), sends: seenByProgram },
  },
};

/** An import of the host's that is under way, and one that failed. */
async function under({ groupId, planted }: World, cast: Cast, fields: object = {}): Promise<Record<string, string>> {
  const id = chance(12);
  const about = { id, groupId, userId: cast.host.id, fileName: `${planted}file`, state: "running" } as const;
  const now = { progress: { stage: "reading" }, createdAt: new Date(), beatAt: new Date(), ...fields };
  await write((tx) => tx.insert(schema.importJobs).values({ ...about, ...now }));
  return { id };
}

const jobs: Table = {
  "GET /imports/:id/cancel": { ...ledOn, names: (world, cast) => under(world, cast) },
  "POST /imports/:id/cancel": { rule: brought, names: (world, cast) => under(world, cast) },
  "GET /api/v1/imports/:id": { rule: brought, names: (world, cast) => under(world, cast) },
  "DELETE /api/v1/imports/:id": { rule: brought, names: (world, cast) => under(world, cast) },
};

const comments: Table = {
  "GET /c/:id": { rule: readsText },
  "GET /c/:id/history": { rule: readsText },
  "GET /c/:id/edit": { rule: shownOnText(own, open) },
  "POST /c/:id/edit": { rule: onText(own), sends: form(() => ({ body: "Other beasts?", version: "1" })) },
  "GET /c/:id/delete": { rule: shownOnText(own) },
  "POST /c/:id/delete": { rule: onText(own, kept) },
  "GET /c/:id/restore": ledOn,
  "POST /c/:id/restore": { rule: takesBack, names: removed, spoils: true },
  "GET /c/:id/question": ledOn,
  "POST /c/:id/question": { rule: onText(settlers), sends: form(() => ({ state: "parked" })) },
  "GET /c/:id/reactions/:name": { ...ledOn, names: agree },
  "POST /c/:id/reactions/:name": { rule: onText(voices), names: agree },
  "GET /c/:id/reply": { rule: shownOnText(voices, open) },
  "POST /c/:id/reply": { rule: onText(voices), sends: form(() => ({ body: "The lord's." })) },
};

const api: Table = {
  "GET /api/v1/groups/:slug/texts": { rule: readsText },
  "POST /api/v1/groups/:slug/texts": { rule: lectern(inGroup(lecterns)), sends: json(() => essay) },
  "GET /api/v1/texts/:id": { rule: readsText },
  "PATCH /api/v1/texts/:id": { rule: onText(lecterns), sends: json(() => ({ title: "Renamed" })) },
  "DELETE /api/v1/texts/:id": { rule: onText(lecterns) },
  "GET /api/v1/texts/:id/comments": { rule: readsText },
  "POST /api/v1/texts/:id/comments": {
    rule: onText(voices),
    sends: json((world) => ({ anchor: { block: world.block }, ...words })),
  },
  "GET /api/v1/texts/:id/changes": { rule: readsText },
  "GET /api/v1/texts/:id/standing": { rule: readsText },
  "GET /api/v1/comments/:id": { rule: readsText },
  "PATCH /api/v1/comments/:id": { rule: onText(own), sends: json(() => ({ body: "Other beasts?", version: 1 })) },
  "DELETE /api/v1/comments/:id": { rule: onText(own, kept) },
  "GET /api/v1/comments/:id/history": { rule: readsText },
  "POST /api/v1/comments/:id/restore": { rule: takesBack, names: removed, spoils: true },
  "PUT /api/v1/comments/:id/reactions/:name": { rule: onText(voices), names: agree },
  "DELETE /api/v1/comments/:id/reactions/:name": { rule: onText(voices), names: agree },
};

export const textTable: Table = { ...texts, ...drafts, ...draftsOfPrograms, ...jobs, ...comments, ...api };
