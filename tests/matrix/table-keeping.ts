/** Of what is kept for the law, and of the records of what was removed by it. */
import { eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { openCase } from "~/cases/cases.server";
import { mintId } from "~/mint";
import { nextNumber } from "~/moderation/in-force.server";
import type { Kind, Who, World } from "./cast";
import { form, json, ledOn, other, type Table } from "./line";
import { knows, operators, type Rule } from "./rules";

const reason = "A court asked for it, file 3/26";

/** About somebody else, anew each time: one is held once. */
async function aCase(world: World): Promise<Record<string, string>> {
  const about = { groupId: world.groupId, subject: `comment:${mintId()}` as const, userId: world.other.id };
  const { row } = await write((tx) => openCase(tx, { ...about, because: "reported" }));
  return { case: row.id, id: row.id };
}

async function removedByLaw(world: World): Promise<Record<string, string>> {
  const id = mintId();
  const { actions } = schema;
  await write(async (tx) => {
    const number = await nextNumber(tx, world.groupId);
    await tx.insert(actions).values({
      ...{ id, number, groupId: world.groupId, kind: "law", at: new Date(), actorId: world.founder.id },
      ...{ actorRole: "host", source: "law", reason, userId: world.other.id, commentId: mintId() },
      ...{ details: {}, before: {}, evidence: null },
    });
  });
  return { id };
}

/** Whom it concerns may not be told yet. */
async function untold(world: World): Promise<Record<string, string>> {
  const { id } = await removedByLaw(world);
  const { actions, legalRecords } = schema;
  await write(async (tx) => {
    await tx
      .update(actions)
      .set({ details: { secret: true } })
      .where(eq(actions.id, id ?? ""));
    const record = { basis: "order", ground: "A law", isSecret: true } as const;
    await tx.insert(legalRecords).values({ ...record, actionId: id ?? "", groupId: world.groupId });
  });
  return { id: id ?? "" };
}

async function held(world: World): Promise<Record<string, string>> {
  const [{ id: actionId }, id] = [await removedByLaw(world), mintId()];
  const subject = `comment:${id}`;
  const put = { at: new Date(), by: world.founder.id, role: "host", reason };
  await write((tx) =>
    tx.insert(schema.legalHolds).values({ id, groupId: world.groupId, actionId, subject, openKey: subject, ...put }),
  );
  return { id };
}

/** Of a case: those who see it hear that they may not. */
const onCase: Rule = (who, kind) => {
  if (who === "stranger") return "in";
  if (kind === "other") return "none";
  return who === "host" ? "yes" : who === "moderator" ? "no" : "none";
};
const mayHold = (who: Who, kind: Kind) => who === "operator" || (who === "host" && kind !== "other");
/** Of what was done: whoever knows of the group hears that this is not theirs. */
const onAction: Rule = (who, kind) =>
  who === "stranger" ? "in" : mayHold(who, kind) ? "yes" : knows(who, kind) ? "no" : "none";
const seesHold: Rule = (who, kind) => (who === "stranger" ? "in" : mayHold(who, kind) ? "yes" : "none");
const exports: Rule = (who, kind) => (who === "stranger" ? "in" : operators(who, kind));

/** Of a group that one knows of: hosts, and nobody else. */
const takesRecords: Rule = (who, kind) => {
  if (!knows(who, kind)) return who === "stranger" ? "in" : "none";
  if (who === "stranger") return "in";
  return who === "host" && kind !== "other" ? "yes" : "no";
};
const someone = (world: World) => ({ id: world.other.id });

// An operator answers to courts for every group: that a private one is there and what it is called is no secret to them.
const tells = { tells: true } as const;

export const keepingTable: Table = {
  "GET /g/:slug/moderation/:case/hold": { rule: onCase, names: aCase },
  "POST /g/:slug/moderation/:case/hold": { rule: onCase, names: aCase, sends: form(() => ({ reason })) },
  "GET /g/:slug/actions/:id/hold": { rule: onAction, names: removedByLaw, ...tells },
  "POST /g/:slug/actions/:id/hold": { rule: onAction, names: removedByLaw, sends: form(() => ({ reason })), ...tells },
  "GET /g/:slug/holds/:id": { rule: seesHold, names: held, ...tells },
  "GET /g/:slug/holds/:id/end": { rule: seesHold, names: held, ...tells },
  "POST /g/:slug/holds/:id/end": { rule: onAction, names: held, sends: form(() => ({ reason })), ...tells },
  "GET /g/:slug/holds/:id/export": { rule: () => "yes", names: held },
  "POST /g/:slug/holds/:id/export": { rule: exports, names: held, ...tells },
  "GET /g/:slug/actions/:id/tell": { rule: () => "yes", names: untold },
  "POST /g/:slug/actions/:id/tell": { rule: onAction, names: untold, ...tells },
  "POST /api/v1/actions/:id/tell": { rule: onAction, names: untold, ...tells },
  "GET /operator/law": { rule: operators, tells: true },
  "GET /operator/law.csv": { rule: operators, tells: true },
  "GET /operator/law.json": { rule: operators, tells: true },
  "GET /api/v1/legal-removals": { rule: operators, tells: true },
  "GET /g/:slug/moderation/people/:user": { rule: takesRecords, names: other },
  "GET /g/:slug/moderation/people/:user/file": { ...ledOn, names: other },
  "POST /g/:slug/moderation/people/:user/file": { rule: takesRecords, names: other },
  "POST /api/v1/groups/:slug/people/:user/records": { rule: takesRecords, names: other },
  "GET /operator/users/:id/records": { rule: operators, names: someone },
  "GET /operator/users/:id/records/file": { ...ledOn, names: someone },
  // Which groups these are about is no secret to whoever runs the server.
  "POST /operator/users/:id/records/file": { rule: exports, names: someone, ...tells },
  "POST /api/v1/users/:id/records": { rule: exports, names: someone, ...tells },
  "POST /api/v1/cases/:id/hold": { rule: onCase, names: aCase, sends: json(() => ({ reason })) },
  "POST /api/v1/actions/:id/hold": { rule: onAction, names: removedByLaw, sends: json(() => ({ reason })), ...tells },
  "GET /api/v1/holds/:id": { rule: seesHold, names: held, ...tells },
  "POST /api/v1/holds/:id/end": { rule: onAction, names: held, sends: json(() => ({ reason })), ...tells },
  "POST /api/v1/holds/:id/export": { rule: exports, names: held, ...tells },
};
