/** What the log for members costs where 10,000 actions stand in it, and the numbers of 10,000 reports: each beside the rows as they lie. */
import { createHash } from "node:crypto";
import { seed } from "./support/seed";
import { temporaryFolder } from "./support/server";
import { median, row, rounds, shown } from "./support/table";

const actionsInAll = 10_000;
const reportsEach = 4;
/** Milliseconds of processor, as for the queue of as many reports. */
const mostForNumbers = 200;
/** Written in one go. */
const batch = 500;

/** On PostgreSQL: `BENCH_POSTGRES=postgres://…` names an empty database. */
export default async function publicLog() {
  const database = process.env["BENCH_POSTGRES"] ?? "";
  const folder = temporaryFolder();
  const { people, textId } = await seed(folder, { comments: 2_500, writers: reportsEach + 1, database });
  const { closeDatabase, read, schema, write } = await import("#db/db.server");
  const { asc, count, desc, eq, gte } = await import("drizzle-orm");
  const { firstBrokenAct } = await import("../app/acts/acts.server");
  const { groupRowIn, recorded } = await stage(textId);
  const { mintId } = await import("../app/mint");
  const { numbersPage } = await import("../app/moderation/numbers.server");
  const { logFilter } = await import("../app/moderation/public-log");
  const { logPage, scopeFor } = await import("../app/moderation/public-log.server");
  const { logCsv } = await import("../app/moderation/log-files.server");
  const [member] = people;
  if (!member) throw new Error("nobody to ask");
  const group = await groupRowIn();
  const said = await read()
    .select({ id: schema.comments.id, authorId: schema.comments.authorId })
    .from(schema.comments)
    .where(eq(schema.comments.textId, textId));
  // A year and more, so that quarters are over.
  const began = Date.now() - 400 * 86_400_000;
  await write((tx) =>
    tx
      .update(schema.groups)
      .set({ createdAt: new Date(began) })
      .where(eq(schema.groups.id, group.id)),
  );
  for (let from = 0; from < actionsInAll; from += batch) await recorded(from, batch, said);
  await write(async (tx) => {
    for (const [at, { id, authorId }] of said.entries()) {
      const openedAt = new Date(began + at * 3_600_000 * 3);
      const caseId = mintId(openedAt.getTime());
      await tx.insert(schema.cases).values({
        ...{ id: caseId, groupId: group.id, kind: "comment", subject: `comment:${id}`, openKey: null },
        ...{ userId: authorId, textId, because: ["reported"], found: [], reports: reportsEach, decides: "moderators" },
        ...{ openedAt, touchedAt: openedAt, closedAt: new Date(openedAt.getTime() + 7_200_000), outcome: "acted" },
      });
      await tx.insert(schema.reports).values(
        people.slice(0, reportsEach).map(({ id: reporterId }, by) => ({
          ...{ id: mintId(), groupId: group.id, caseId, reporterId, rule: (by % 6) + 1, rulesVersion: 0 },
          ...{ about: "comment" as const, words: "Not about the text", at: openedAt, outcome: "upheld" as const },
          ...{ closedAt: openedAt },
        })),
      );
    }
  });
  const viewer = { id: member.id, name: member.name, isOperator: false, by: { authSession: "bench" } };
  const standing = { membership: { role: "member", state: "active" }, group } as never;
  const scope = await scopeFor(read(), group, standing);
  const all = logFilter(new URLSearchParams(), "UTC");
  const rowsOf = (limit: number) => async () => {
    const done = await read().select().from(schema.actions).orderBy(desc(schema.actions.number)).limit(limit);
    const oldest = done.at(-1);
    if (oldest) await read().select().from(schema.acts).where(gte(schema.acts.at, oldest.at));
  };
  const hashing = async () => {
    let hash = "";
    for (let after = 0; ;) {
      const lines = await read()
        .select()
        .from(schema.acts)
        .where(gte(schema.acts.number, after + 1))
        .orderBy(asc(schema.acts.number))
        .limit(500);
      for (const line of lines) hash = createHash("sha256").update(hash).update(JSON.stringify(line)).digest("hex");
      const last = lines.at(-1);
      if (!last) return hash;
      after = last.number;
    }
  };
  const counting = async () => read().select({ rows: count() }).from(schema.reports).groupBy(schema.reports.rule);
  const cost = async (run: () => Promise<unknown>) => {
    await run();
    const costs: number[] = [];
    for (let round = 0; round < rounds(); round++) {
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      costs.push((user + system) / 1000);
    }
    return median(costs);
  };
  const broken = await firstBrokenAct(read());
  if (broken !== null) throw new Error(`the chain is broken at ${broken}`);
  const [page, whole, hashed, counted] = [
    await cost(rowsOf(51)),
    await cost(rowsOf(actionsInAll)),
    await cost(hashing),
    await cost(counting),
  ];
  const table = async () => {
    const lines = (await logCsv(scope, all).text()).split("\r\n").length - 2;
    if (lines !== actionsInAll) throw new Error(`${lines} lines`);
  };
  const ways: Array<[string, () => Promise<unknown>, floor: number, most: number]> = [
    ["a page", () => logPage(scope, all, { limit: 50, after: null }), page, 5],
    ["its oldest page", () => logPage(scope, all, { limit: 50, after: "51" }), page, 5],
    ["all of it as a table", table, whole, 5],
    ["the chain verified", () => firstBrokenAct(read()), hashed, 2],
  ];
  const rows = [];
  for (const [name, run, floor, most] of ways) {
    const took = await cost(run);
    const reached = { reached: shown(took, "ms"), floor: shown(floor, "ms"), ratio: shown(took / floor) };
    rows.push(
      row(`A log of 10,000 actions, ${name}`, { ...reached, value: took / floor, most, asked: `${most} times` }),
    );
  }
  const took = await cost(() => numbersPage(viewer, group.slug, null));
  rows.push(
    row("The numbers of all quarters, of 10,000 reports and 10,000 actions", {
      ...{ reached: shown(took, "ms"), floor: shown(counted, "ms"), ratio: shown(took / counted) },
      ...{ value: took, most: mostForNumbers, asked: `${mostForNumbers} ms` },
    }),
  );
  await closeDatabase();
  return {
    title: "The log for members",
    rows,
    notes:
      "CPU of the process, median. Floors: the same rows of actions and of the chain as they lie; for the chain a SHA-256 over each line; for the numbers 10,000 reports counted by rule.",
  };
}

/** How actions come into the log: each with its line in the chain, as moderators' own writes do it. */
async function stage(textId: string) {
  const { read, schema, write } = await import("#db/db.server");
  const { eq } = await import("drizzle-orm");
  const { recordGroupAct } = await import("../app/groups/group-record.server");
  const { mintId } = await import("../app/mint");
  const { lineOf } = await import("../app/moderation/acting.server");
  const byItself = { id: "", name: "", isOperator: false, by: { operatorTool: true as const } };
  const groupRowIn = async () => {
    const [found] = await read()
      .select({ group: schema.groups })
      .from(schema.texts)
      .innerJoin(schema.groups, eq(schema.groups.id, schema.texts.groupId))
      .where(eq(schema.texts.id, textId));
    if (!found) throw new Error("no group");
    return found.group;
  };
  const recorded = async (from: number, many: number, about: Array<{ id: string; authorId: string | null }>) => {
    const group = await groupRowIn();
    await write(async (tx) => {
      for (let number = from + 1; number <= from + many; number++) {
        const comment = about[number % about.length];
        const done = {
          ...{ id: mintId(), groupId: group.id, number, kind: "hide", at: new Date(), actorId: null },
          ...{ actorRole: "moderator" as const, source: "report" as const, caseId: null, rule: (number % 6) + 1 },
          ...{ rulesVersion: 0, ruleTitle: "To the text, not to the person", reason: "It goes for the person." },
          ...{ userId: comment?.authorId ?? null, commentId: comment?.id ?? null, threadId: null, textId, until: null },
          ...{ details: {}, before: {}, evidence: null, automated: false, undoneAt: null, undoneBy: null },
          ...{ undoneReason: "", expiredAt: number % 2 ? new Date() : null, wipedAt: null },
        };
        await tx.insert(schema.actions).values(done);
        await recordGroupAct(tx, byItself, group, "moderation.hide", lineOf(done));
      }
    });
  };
  return { groupRowIn, recorded };
}
