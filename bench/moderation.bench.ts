/** What a moderator waits for who opens a queue of 10,000 reports: the data of its page, beside the rows as they lie. */
import { seed } from "./support/seed";
import { temporaryFolder } from "./support/server";
import { median, row, rounds, shown } from "./support/table";

const comments = 2_500;
const reportsEach = 4;
const most = 200;

/** On PostgreSQL: `BENCH_POSTGRES=postgres://…` names an empty database. */
export default async function moderation() {
  const database = process.env["BENCH_POSTGRES"] ?? "";
  const folder = temporaryFolder();
  const { people, textId } = await seed(folder, { comments, writers: reportsEach + 1, database });
  process.env["DATA_DIR"] = folder;
  if (database) process.env["DATABASE_URL"] = database;
  const { closeDatabase, read, schema, write } = await import("#db/db.server");
  const { and, asc, eq, inArray, isNull } = await import("drizzle-orm");
  const { putMember } = await import("../app/groups/memberships.server");
  const { mintId } = await import("../app/mint");
  const { queuePage } = await import("../app/moderation/queue-page.server");
  const { casePage } = await import("../app/moderation/case-page.server");
  const [about] = await read()
    .select({ id: schema.groups.id, slug: schema.groups.slug })
    .from(schema.texts)
    .innerJoin(schema.groups, eq(schema.groups.id, schema.texts.groupId))
    .where(eq(schema.texts.id, textId));
  const [first, ...others] = people;
  if (!about || !first) throw new Error("nothing to moderate");
  const now = Date.now();
  const said = await read()
    .select({ id: schema.comments.id, authorId: schema.comments.authorId })
    .from(schema.comments)
    .where(eq(schema.comments.textId, textId));
  const users = {
    id: mintId(),
    name: "Moderator",
    nameKey: "moderator of the bench",
    email: "m@bench.example",
    emailKey: "m@bench.example",
  };
  await write(async (tx) => {
    await tx.insert(schema.users).values({ ...users, passwordHash: "", createdAt: new Date() } as never);
    await putMember(tx, about.slug, users.id, "moderator");
    for (const [at, { id, authorId }] of said.entries()) {
      const openedAt = new Date(now - at * 1000);
      const caseId = mintId(openedAt.getTime());
      await tx.insert(schema.cases).values({
        ...{ id: caseId, groupId: about.id, kind: "comment", subject: `comment:${id}`, openKey: `comment:${id}` },
        ...{ userId: authorId, textId, because: ["reported"], found: [], reports: reportsEach, decides: "moderators" },
        ...{ openedAt, touchedAt: openedAt },
      });
      await tx.insert(schema.reports).values(
        people.slice(0, reportsEach).map(({ id: reporterId }, by) => ({
          ...{ id: mintId(), groupId: about.id, caseId, reporterId, rule: (by % 6) + 1, rulesVersion: 0 },
          ...{ about: "comment" as const, words: "Personal, and not about the text", at: openedAt },
        })),
      );
    }
  });
  const viewer = { id: users.id, name: users.name, isOperator: false, by: { authSession: "bench" } };
  const open = (asked = "") => queuePage(viewer, about.slug, { limit: 50, after: null }, new URLSearchParams(asked));
  const page = await open();
  const bare = async () => {
    const rows = await read()
      .select()
      .from(schema.cases)
      .where(and(eq(schema.cases.groupId, about.id), isNull(schema.cases.closedAt)))
      .orderBy(asc(schema.cases.openedAt), asc(schema.cases.id))
      .limit(51);
    await read()
      .select()
      .from(schema.reports)
      .where(
        inArray(
          schema.reports.caseId,
          rows.map(({ id }) => id),
        ),
      );
  };
  const cost = async (run: () => Promise<unknown>) => {
    await run();
    const costs: number[] = [];
    for (let round = 0; round < rounds() * 4; round++) {
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      costs.push((user + system) / 1000);
    }
    return median(costs);
  };
  const floor = await cost(bare);
  const ways: Array<[string, () => Promise<unknown>]> = [
    ["opened", () => open()],
    ["only what was held", () => open("why=held")],
    ["of one person", () => open(`of=${others[0]?.id ?? ""}`)],
    ["one case with its thread", () => casePage(viewer, about.slug, page.items[0]?.id ?? "", "en")],
  ];
  const rows = [];
  for (const [name, run] of ways) {
    const took = await cost(run);
    rows.push(
      row(`A queue of ${(said.length * reportsEach).toLocaleString("en")} reports, ${name}`, {
        reached: shown(took, "ms"),
        floor: shown(floor, "ms"),
        ratio: shown(took / floor),
        value: took,
        most,
        asked: `${most} ms`,
      }),
    );
  }
  await closeDatabase();
  return {
    title: "Moderation",
    rows,
    notes: `CPU of the process for what the page's loader puts together (${page.waiting.count} cases wait), median. The floor: the same 50 cases and their reports as rows, without rules, names or counting.`,
  };
}
