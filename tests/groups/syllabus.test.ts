/** A group's syllabus: in which order its texts stand, until when they are read, and who says so. */
import { describe, expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { eq } from "drizzle-orm";
import { changeText, placeText } from "~/texts/text-changes.server";
import { textFor, textsOf } from "~/texts/texts.server";
import { endOf } from "../accounts/people";
import { makeText } from "../support/people";
import { circle } from "./circle";

describe("the syllabus", () => {
  const titles = async (slug: string, limit = 200) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof textsOf>> = await textsOf(null, slug, { limit, after });
      found.push(...page.items.map(({ title }) => title));
      after = page.next;
    } while (after);
    return found;
  };

  test("as they were added until somebody moves one; then in that order, new ones at the end; pages of any size are the whole", async () => {
    const of = await circle("public");
    const { host, facilitator } = of.people;
    const texts = [];
    for (const title of ["A", "B", "C", "D"]) {
      const { id } = await makeText(host, of.slug);
      await changeText(host, id, { title });
      // Two of the same millisecond have no order.
      await new Promise((resolve) => setTimeout(resolve, 2));
      texts.push(id);
    }
    const [a, , , d] = texts as [string, string, string, string];
    expect((await titles(of.slug)).at(0)).toBe("A");
    expect((await titles(of.slug)).at(-1)).toBe("D");
    await placeText(facilitator, a, 1);
    const order = await titles(of.slug);
    expect(order[0]).toBe("A");
    await placeText(host, a, 99);
    expect((await titles(of.slug)).at(-1)).toBe("A");
    await changeText(host, d, { position: 2 });
    expect((await titles(of.slug))[1]).toBe("D");
    const fresh = await makeText(host, of.slug);
    await changeText(host, fresh.id, { title: "E" });
    expect((await titles(of.slug)).at(-1)).toBe("E");
    const whole = await titles(of.slug);
    for (const limit of [1, 2, 3]) expect(await titles(of.slug, limit)).toEqual(whole);
    const rows = await read().select().from(schema.texts).where(eq(schema.texts.groupId, of.id));
    expect(rows.map(({ position }) => position).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test.each([
    [{ position: 0 }, "position"],
    [{ position: -1 }, "position"],
    [{ position: 1.5 }, "position"],
    [{ position: "two" }, "position"],
    [{ position: {} }, "position"],
    [{ dueOn: "2026-02-30" }, "dueOn"],
    [{ dueOn: "26-02-03" }, "dueOn"],
    [{ dueOn: 20260203 }, "dueOn"],
    [{ state: "closed" }, "state"],
    [{ state: "__proto__" }, "state"],
    [{ title: "", state: "nowhere" }, "title"],
  ])("%j is refused at its field", async (change, field) => {
    const of = await circle("public");
    const text = await makeText(of.people.host, of.slug);
    await expect(changeText(of.people.host, text.id, change)).rejects.toMatchObject({
      kind: "invalid",
      more: { errors: { [field]: expect.any(Function) } },
    });
  });

  test("is kept by hosts and facilitators", async () => {
    const of = await circle("public");
    const text = await makeText(of.people.host, of.slug);
    for (const who of ["outsider", "pending", "member", "moderator"] as const) {
      expect(await endOf(placeText(of.people[who], text.id, 1))).toBe("forbidden");
      expect(await endOf(changeText(of.people[who], text.id, { state: "locked" }))).toBe("forbidden");
    }
    await changeText(of.people.facilitator, text.id, { dueOn: "2026-12-01", state: "locked" });
    expect((await textFor(null, text.id)).text).toMatchObject({ dueOn: "2026-12-01", state: "locked" });
    await changeText(of.people.facilitator, text.id, { dueOn: "" });
    expect((await textFor(null, text.id)).text).toMatchObject({ dueOn: null, state: "locked" });
  });
});
