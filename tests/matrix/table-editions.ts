/** Of editions, and of what becomes of threads in a new one. */
import { and, eq, inArray } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { editionRows, insertEdition } from "~/texts/edition-rows.server";
import type { Cast, Who, World } from "./cast";
import { essay, form, json, ledOn, type Table } from "./line";
import { lecterns, onText, readsText, shownOnText, type Rule } from "./rules";

const open = { archived: false };

/** What waits is there for those who look after the text alone. */
const waits: Rule = (who: Who, kind) =>
  lecterns.includes(who) && kind !== "archived" && kind !== "other" ? "yes" : "none";

/** The text as it is, and a paragraph more: every block keeps its id. */
async function waiting({ textId, commentId }: World): Promise<Record<string, string>> {
  const { editions, sections, blocks } = schema;
  const of = { number: "2", thread: commentId };
  const there = await read()
    .select()
    .from(editions)
    .where(and(eq(editions.textId, textId), eq(editions.number, 2)));
  if (there.length > 0) return of;
  const heads = await read().select().from(sections).where(eq(sections.textId, textId)).orderBy(sections.position);
  const inside = await read().select().from(blocks).where(eq(blocks.textId, textId)).orderBy(blocks.position);
  const content = heads.map((head) => ({ ...head, blocks: inside.filter(({ sectionId }) => sectionId === head.id) }));
  const more = { id: "bonemore", kind: "paragraph", html: "Secretly one more.", text: "Secretly one more." } as const;
  const facts = {
    textId,
    number: 2,
    sourceHash: "x",
    format: "plain",
    state: "waiting",
    createdAt: new Date(),
  } as const;
  const all = content.map((section, at) => ({
    ...{ id: section.id, heading: section.heading, level: section.level },
    blocks: [
      ...section.blocks.map(({ id, kind, html, text }) => ({ id, kind, html, text })),
      ...(at === content.length - 1 ? [more] : []),
    ],
  }));
  const rows = await editionRows(all, facts);
  await write((tx) => insertEdition(tx, rows, facts));
  return of;
}
/** In it a thread is placed by hand. */
async function placed(world: World): Promise<Record<string, string>> {
  const of = await waiting(world);
  const row = { textId: world.textId, edition: 2, threadId: world.commentId, how: "moved", fromPlace: "text" } as const;
  const to = { toPlace: "text", score: 100, placedAt: new Date() };
  await write((tx) =>
    tx
      .insert(schema.threadMoves)
      .values({ ...row, ...to })
      .onConflictDoUpdate({
        target: [schema.threadMoves.textId, schema.threadMoves.edition, schema.threadMoves.threadId],
        set: to,
      }),
  );
  return of;
}
/** No edition and no draft waits that would be in the way. */
async function nothingWaits({ textId }: World, cast: Cast): Promise<Record<string, string>> {
  const { editions, importDrafts } = schema;
  await write(async (tx) => {
    await tx.delete(editions).where(and(eq(editions.textId, textId), eq(editions.state, "waiting")));
    await tx.delete(importDrafts).where(inArray(importDrafts.userId, [cast.host.id, cast.facilitator.id]));
  });
  return {};
}
const first = () => ({ number: "1" });

export const editionTable: Table = {
  "GET /t/:id/editions": { rule: readsText },
  "GET /t/:id/editions/new": { rule: shownOnText(lecterns, open) },
  "POST /t/:id/editions/new": { rule: onText(lecterns), names: nothingWaits, sends: form(() => essay) },
  "GET /t/:id/editions/look-over": { rule: shownOnText(lecterns, open) },
  "POST /t/:id/editions/look-over": { rule: onText(lecterns), names: nothingWaits, sends: form(() => essay) },
  "GET /t/:id/editions/correct": ledOn,
  "POST /t/:id/editions/correct": { rule: onText(lecterns), names: nothingWaits },
  "POST /api/v1/texts/:id/drafts": { rule: onText(lecterns), names: nothingWaits, sends: json(() => ({})) },
  "GET /t/:id/editions/:number": { rule: readsText, names: first },
  "GET /t/:id/editions/:number/changes": { rule: waits, names: waiting },
  "GET /t/:id/editions/:number/report": { rule: waits, names: waiting },
  "GET /t/:id/editions/:number/read": { rule: waits, names: waiting },
  "POST /t/:id/editions/:number/read": { rule: onText(lecterns), names: waiting, spoils: true },
  "GET /t/:id/editions/:number/put-away": { rule: shownOnText(lecterns, open), names: waiting },
  "POST /t/:id/editions/:number/put-away": { rule: onText(lecterns), names: waiting },
  "GET /t/:id/editions/:number/threads/:thread": { rule: shownOnText(lecterns, open), names: waiting },
  "POST /t/:id/editions/:number/threads/:thread": {
    ...{ rule: onText(lecterns), names: waiting, sends: form(() => ({ to: "1" })) },
    spoils: true,
  },
  "GET /t/:id/editions/:number/threads/:thread/undo": { ...ledOn, names: first },
  "POST /t/:id/editions/:number/threads/:thread/undo": { rule: onText(lecterns), names: placed },
  "GET /api/v1/texts/:id/editions": { rule: readsText },
  "POST /api/v1/texts/:id/editions": { rule: onText(lecterns), names: nothingWaits, sends: json(() => essay) },
  "GET /api/v1/texts/:id/editions/:number": { rule: waits, names: waiting },
  "PATCH /api/v1/texts/:id/editions/:number": {
    ...{ rule: onText(lecterns), names: waiting, sends: json(() => ({ state: "read" })) },
    spoils: true,
  },
  "DELETE /api/v1/texts/:id/editions/:number": { rule: onText(lecterns), names: waiting },
  "GET /api/v1/texts/:id/editions/:number/report": { rule: waits, names: waiting },
  "GET /api/v1/texts/:id/editions/:number/threads/:thread": { rule: shownOnText(lecterns, open), names: waiting },
  "PATCH /api/v1/texts/:id/editions/:number/threads/:thread": {
    ...{ rule: onText(lecterns), names: waiting, sends: json(() => ({ to: 1 })) },
    spoils: true,
  },
  "POST /api/v1/texts/:id/editions/:number/threads/:thread/undo": { rule: onText(lecterns), names: placed },
};
