/** Imports that take longer: asked for, cancelled, failed, lost; and who may not. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { lecternFor, importText, textsOf } from "~/texts/texts.server";
import { jobLimits, waitOf, wishIn } from "~/texts/import-job";
import { importJobFor, ownImports, sweepImports } from "~/texts/import-jobs.server";
import { importView } from "~/texts/import-by-program.server";
import type { Watched } from "~/texts/import/child.server";
import { readText } from "~/texts/import/read";
import { cancelImporting, endImports, importing, type Importing } from "~/texts/importing.server";
import { invalid } from "~/refusals";
import { addMember, makeGroup, makeUser } from "../support/people";

const { importJobs, groups, users } = schema;
let host: SignedIn, slug: string, group: { id: string; slug: string };
beforeEach(async () => {
  host = await makeUser();
  slug = await makeGroup(host);
  group = (await lecternFor(host, slug)).group;
});

const essay = "# Of Studies\n\nStudies serve for delight.\n";
const textsIn = async () => (await textsOf(host, slug, { limit: 50, after: null })).items;
const rows = async (id: string) => read().select().from(importJobs).where(eq(importJobs.id, id));

/** One that reads until it is told to go on, or to fail. */
function slow(more: Partial<Importing<string>> = {}) {
  let go: (content: string) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  let seen: Required<Watched> | undefined;
  const content = new Promise<string>((resolve, reject) => {
    go = resolve;
    fail = reject;
  });
  let begun: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const ask: Importing<string> = {
    ...{ wait: 0, fileName: "a.md", editionOf: null },
    read: (watched) => {
      seen = watched;
      begun();
      const cancelled = new Promise<never>((_, reject) =>
        watched.signal?.addEventListener("abort", () => reject(watched.signal?.reason as Error)),
      );
      return Promise.race([content, cancelled]);
    },
    put: async (found, claim) => {
      const { id } = await importText(host, slug, readText({ content: found, format: "markdown" }), {
        source: found,
        inSameWrite: (tx, textId) => claim(tx, { textId }),
      });
      return { textId: id };
    },
    ...more,
  };
  return { ask, go, fail, hasBegun, watched: () => seen };
}

async function begun(one: ReturnType<typeof slow>): Promise<string> {
  const answer = await importing(host, group, one.ask);
  if (!("id" in answer)) throw new Error("no job");
  return answer.id;
}

async function until(id: string, state: string): Promise<void> {
  for (;;) {
    if ((await rows(id))[0]?.state === state) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
async function untilGone(id: string): Promise<void> {
  while ((await rows(id)).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("an import that takes longer", () => {
  test("of an address begins to count when it is fetched", async () => {
    const one = slow({ wait: 1 });
    const asked = importing(host, group, one.ask);
    await one.hasBegun;
    one.watched()?.onProgress({ stage: "fetching" });
    one.watched()?.onProgress({ stage: "fetching", at: 1_234_567 });
    const answer = await asked;
    if (!("id" in answer)) throw new Error("no job");
    expect(answer.state).toBe("running");
    expect(await importView(host, answer.id, "en")).toMatchObject({ progress: { stage: "fetching", at: 1_234_567 } });
    one.watched()?.onProgress({ stage: "waiting" });
    one.go(essay);
    await until(answer.id, "done");
  });

  test("is told while it runs, and when it is done", async () => {
    const one = slow();
    const id = await begun(one);
    expect(await importView(host, id, "en")).toMatchObject({ id, state: "queued", progress: { stage: "waiting" } });
    one.watched()?.onProgress({ stage: "chapters", at: 2, of: 9 });
    await until(id, "running");
    expect(await importView(host, id, "en")).toMatchObject({ progress: { stage: "chapters", at: 2, of: 9 } });
    one.go(essay);
    await until(id, "done");
    const [text] = await textsIn();
    expect(await importView(host, id, "en")).toEqual({
      ...{ id, state: "done", createdAt: expect.any(String) },
      text: expect.objectContaining({ id: text?.id, title: "Of Studies", group: slug }),
    });
  });

  test("is none where it is done before anybody has waited", async () => {
    const one = slow({ wait: 60_000 });
    one.go(essay);
    const made = await importing(host, group, one.ask);
    expect(made).toEqual({ textId: (await textsIn())[0]?.id });
    expect(await read().select().from(importJobs).where(eq(importJobs.groupId, group.id))).toEqual([]);
  });

  test("what is refused while somebody waits is refused to them", async () => {
    const one = slow({ wait: 60_000 });
    one.fail(invalid({ file: () => "No." }));
    await expect(importing(host, group, one.ask)).rejects.toMatchObject({ kind: "invalid" });
  });

  test("that is refused says so, by field", async () => {
    const one = slow();
    const id = await begun(one);
    one.fail(invalid({ file: () => "It is damaged." }));
    await until(id, "failed");
    expect(await importView(host, id, "en")).toMatchObject({
      state: "failed",
      problem: { type: "/problems/invalid", status: 422, detail: "It is damaged.", errors: { file: "It is damaged." } },
    });
    expect(await textsIn()).toEqual([]);
  });

  test("that breaks says so blandly", async () => {
    const one = slow();
    const id = await begun(one);
    one.fail(new Error("at row 7 of a secret"));
    await until(id, "failed");
    const view = await importView(host, id, "en");
    expect(view.problem).toMatchObject({ status: 500, type: "/problems/broken" });
    expect(JSON.stringify(view)).not.toContain("secret");
  });

  test("whose process is gone has failed, and says to send it again", async () => {
    const one = slow();
    const id = await begun(one);
    // The last sign of life of a process that is no more.
    const beatAt = new Date(Date.now() - jobLimits.dead - 1000);
    const other = "of-another-process";
    const [row] = await rows(id);
    if (row) await write((tx) => tx.insert(importJobs).values({ ...row, id: other, beatAt }));
    expect(await importView(host, other, "en")).toMatchObject({ state: "failed", problem: { status: 503 } });
    one.go(essay);
    await until(id, "done");
  });

  test("goes from the export, with its group and its person", async () => {
    const one = slow();
    const id = await begun(one);
    expect(await ownImports(host.id)).toMatchObject([{ fileName: "a.md", state: "queued" }]);
    await write((tx) => tx.delete(groups).where(eq(groups.id, group.id)));
    expect(await rows(id)).toEqual([]);
    one.go(essay);
    expect(await ownImports(host.id)).toEqual([]);
  });

  test("is swept after some days", async () => {
    const one = slow();
    const id = await begun(one);
    one.go(essay);
    await until(id, "done");
    expect(await sweepImports()).toBe(0);
    expect(await sweepImports(Date.now() + (jobLimits.days + 1) * 86_400_000)).toBeGreaterThan(0);
    expect(await rows(id)).toEqual([]);
    expect(await textsIn()).toHaveLength(1);
  });
});

describe("cancelling", () => {
  test("ends it, and leaves nothing", async () => {
    const one = slow();
    const id = await begun(one);
    expect(await cancelImporting(host, id)).toMatchObject({ job: { id }, group: { slug } });
    expect(one.watched()?.signal?.aborted).toBe(true);
    one.go(essay);
    await expect(importJobFor(host, id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(cancelImporting(host, id)).rejects.toMatchObject({ kind: "not-found" });
    expect(await textsIn()).toEqual([]);
  });

  test("by another process: it hears so by its next sign of life", async () => {
    const one = slow();
    const id = await begun(one);
    const aborted = new Promise((resolve) => one.watched()?.signal?.addEventListener("abort", resolve));
    await write((tx) => tx.delete(importJobs).where(eq(importJobs.id, id)));
    await aborted;
    expect(await textsIn()).toEqual([]);
  });

  test("by another process just before it is put: it is not put", async () => {
    let putting: () => void = () => undefined;
    const isPutting = new Promise<void>((resolve) => (putting = resolve));
    let goOn: () => void = () => undefined;
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const plain = slow();
    const one = slow({
      put: async (found, claim) => {
        putting();
        await mayGoOn;
        return plain.ask.put(found, claim);
      },
    });
    const id = await begun(one);
    one.go(essay);
    await isPutting;
    await write((tx) => tx.delete(importJobs).where(eq(importJobs.id, id)));
    goOn();
    await untilGone(id);
    const late = slow();
    const next = await begun(late);
    late.go("# Another\n\nWords.\n");
    await until(next, "done");
    expect((await textsIn()).map(({ title }) => title)).toEqual(["Another"]);
  });

  test("comes too late once the text is there", async () => {
    const one = slow();
    const id = await begun(one);
    one.go(essay);
    await until(id, "done");
    await expect(cancelImporting(host, id)).rejects.toMatchObject({ kind: "conflict" });
    expect(await textsIn()).toHaveLength(1);
  });

  test("puts a failed one away", async () => {
    const one = slow();
    const id = await begun(one);
    one.fail(invalid({ file: () => "No." }));
    await until(id, "failed");
    await cancelImporting(host, id);
    expect(await rows(id)).toEqual([]);
  });
});

test("nobody else sees or cancels it, nor its owner without the right", async () => {
  const one = slow();
  const id = await begun(one);
  const [member, other, operator] = [await makeUser(), await makeUser(), { ...(await makeUser()), isOperator: true }];
  await addMember(slug, member, "host");
  for (const viewer of [member, other, operator]) {
    await expect(importView(viewer, id, "en")).rejects.toMatchObject({ kind: "not-found" });
    await expect(cancelImporting(viewer, id)).rejects.toMatchObject({ kind: "not-found" });
  }
  await expect(importView(null, id, "en")).rejects.toMatchObject({ kind: "signed-out" });
  await write((tx) => tx.delete(schema.memberships).where(eq(schema.memberships.userId, host.id)));
  await expect(importView(host, id, "en")).rejects.toMatchObject({ kind: "not-found" });
  one.fail(invalid({ file: () => "No." }));
  await until(id, "failed");
  await write((tx) => tx.delete(users).where(eq(users.id, member.id)));
});

test.each([
  [null, jobLimits.soon],
  ["", jobLimits.soon],
  ["respond-async", 0],
  ["Respond-Async", 0],
  ["respond-async, wait=10", 10_000],
  ["wait=5", 5_000],
  ["wait=99999", jobLimits.mostWait],
  ["return=minimal; x=1, respond-async;y", 0],
  ["respond-asynchronously", jobLimits.soon],
  ["wait=-1", jobLimits.soon],
])("a wish of %j is to wait %i ms", (prefer, wait) => {
  expect(waitOf(wishIn(prefer))).toBe(wait);
});

test("at the end of the process, what runs has failed and says so", async () => {
  const one = slow();
  const id = await begun(one);
  await endImports();
  expect(one.watched()?.signal?.aborted).toBe(true);
  expect(await importView(host, id, "en")).toMatchObject({ state: "failed", problem: { status: 503 } });
});
