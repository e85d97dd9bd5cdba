/** What is kept for the law, handed out to the operator who answers a court: as one file, and in the log. */
import { eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { requireOperator } from "../accounts/operators.server";
import type { Viewer } from "../accounts/user";
import { holdsOn } from "../cases/holds.server";
import { recordGroupAct } from "../groups/group-record.server";
import { canBeKey } from "../plain-line";
import { conflict, notFound } from "../refusals";
import { holdWords } from "../words/holds";
import { say } from "../words/words";
import { wordsApart, wordsHeld } from "./held-words.server";
import { holdViews } from "./holds.server";
import { requireModerating } from "./moderating.server";

const { legalHolds } = schema;

/** The words as they stand, and as they stood when accounts went. @throws Refusal `not-found`; `conflict` once it has ended */
export async function holdFile(viewer: Viewer, id: string): Promise<Response> {
  const operator = requireOperator(viewer);
  requireModerating(operator);
  const file = await write(async (tx) => {
    const [hold] = canBeKey(id) ? await tx.select().from(legalHolds).where(eq(legalHolds.id, id)) : [];
    if (!hold) throw notFound();
    if ((await holdsOn(tx, [hold.subject])).every((each) => each.id !== id))
      throw conflict(say(holdWords, (w) => w.endedAlready));
    const [[view], now, apart] = [await holdViews(tx, [hold]), await wordsHeld(tx, hold), await wordsApart(tx, id)];
    const line = { targetId: id, after: { hold: id, onCase: hold.caseId, onAction: hold.actionId, role: "operator" } };
    await recordGroupAct(tx, operator, { id: hold.groupId }, "moderation.hold-export", line);
    const bare = ({ kind, sourceId, personId, personName, words }: (typeof apart)[number] | (typeof now)[number]) => ({
      ...{ kind, of: sourceId, person: personId ? { id: personId, name: personName } : null, words },
    });
    return {
      ...{ format: "lectern-legal-hold", version: 1, exportedAt: new Date().toISOString() },
      hold: { ...view, mayEnd: undefined, mayExport: undefined },
      ...{ subject: hold.subject, now: now.map(bare) },
      apart: apart.map((each) => ({ ...bare(each), keptAt: each.keptAt.toISOString() })),
    };
  });
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="legal-hold.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
