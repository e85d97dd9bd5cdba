/** The page on which an agenda is made, as browsers without a script send it. */
import { beforeAll, describe, expect, test } from "vitest";
import { mintId } from "~/mint";
import * as agenda from "~/routes/s.$id.agenda._index";
import * as adding from "~/routes/s.$id.texts";
import * as fill from "~/routes/s.$id.agenda.fill";
import * as keep from "~/routes/s.$id.agenda.keep";
import * as planning from "~/routes/g.$slug.sessions.new";
import { command } from "~/sessions/commanding.server";
import type { AgendaPageData } from "~/sessions/agenda-page.server";
import { changeSession, planSession } from "~/sessions/planning.server";
import { sessionState } from "~/sessions/record.server";
import { sessionPlan } from "~/sessions/sessions.server";
import { circle, type Circle } from "../groups/circle";
import { makeText } from "../support/people";
import { soon } from "./evening";
import { pagesOf } from "./pages";

process.env["LIMITS"] = "off";
let of: Circle;
let textId: string;
beforeAll(async () => {
  of = await circle("public");
  textId = (await makeText(of.people.host, of.slug)).id;
});

const { sent, seen } = pagesOf(() => of);

type Shown = { page: AgendaPageData };

async function planned(texts = [textId]): Promise<string> {
  const [first] = (await planSession(of.people.host, of.slug, { title: "An evening", startsAt: soon(), texts }))
    .sessions;
  return first?.id ?? "";
}

describe("the agenda", () => {
  const item = (more: Record<string, string>) => ({
    ...{ ask: "add-item", id: mintId(), "item.id": mintId(), "item.title": "Slowly", "item.mode": "read-aloud" },
    ...{ "item.minutes": "20", "item.prompt": "", "item.passage.textId": textId },
    ...{ "item.passage.fromNumber": "", "item.passage.toNumber": "", ...more },
  });

  test("passages are told by numbers, and shown by their first words", async () => {
    const id = await planned();
    await sent(agenda, "host", item({ "item.passage.fromNumber": "2", "item.passage.toNumber": "3" }), { id });
    await sent(agenda, "facilitator", item({ "item.passage.fromNumber": "1" }), { id });
    await sent(agenda, "host", item({}), { id });
    const { data } = await seen(agenda, "host", { id });
    const { agenda: lines } = data["page"] as { agenda: Array<{ passage: object | null }> };
    expect(lines.map(({ passage }) => passage)).toEqual([
      expect.objectContaining({ from: 2, to: 3, words: expect.stringContaining("Each family") }),
      expect.objectContaining({ from: 1, to: 1 }),
      null,
    ]);
  });

  test("a passage that numbers cannot tell stays where it is, until it is told otherwise", async () => {
    const noted = "One paragraph.[^1]\n\nAnother one.\n\n[^1]: A footnote, which has no number.\n";
    const text = await makeText(of.people.host, of.slug, noted);
    const footnote = text.sections.flatMap(({ blocks }) => blocks).find(({ number }) => number === null)?.id ?? "";
    expect(footnote).not.toBe("");
    const id = await planned([text.id]);
    const own = mintId();
    const at = { textId: text.id, from: footnote, to: footnote };
    const plain = { id: own, title: "At the footnote", mode: "discussion" as const, minutes: 5, prompt: "" };
    await command(of.people.host, id, { ask: "add-item", id: mintId(), item: { ...plain, passage: at }, before: null });
    const passage = async () => (await sessionState(of.people.host, id)).now.agenda[0]?.passage;
    const changed = (more: Record<string, string>) =>
      sent(agenda, "host", item({ ask: "change-item", "item.id": own, "item.passage.textId": text.id, ...more }), {
        id,
      });
    await changed({ "item.passage.kept": "true" });
    expect(await passage()).toEqual(at);
    await changed({ "item.passage.kept": "true", "item.passage.fromNumber": "2" });
    expect(await passage()).not.toEqual(at);
    await command(of.people.host, id, { ask: "change-item", id: mintId(), item: { ...plain, passage: at } });
    await changed({});
    expect(await passage()).toBeNull();
  });

  test.each<[string, Record<string, string>, string[]]>([
    ["beyond the end", { "item.passage.fromNumber": "999" }, ["item.passage.fromNumber"]],
    ["no number", { "item.passage.fromNumber": "two", "item.passage.toNumber": "3" }, ["item.passage.fromNumber"]],
    ["without a beginning", { "item.passage.toNumber": "3" }, ["item.passage.fromNumber"]],
    ["backwards", { "item.passage.fromNumber": "3", "item.passage.toNumber": "2" }, ["item.passage.toNumber"]],
    [
      "with other faults",
      { "item.title": "", "item.minutes": "-1", "item.passage.fromNumber": "999" },
      ["item.minutes", "item.passage.fromNumber", "item.title"],
    ],
  ])("a passage %s is refused beside its field", async (_, more, names) => {
    const id = await planned();
    const { status, data } = await sent(agenda, "host", item(more), { id });
    expect([status, Object.keys(data["errors"] as object).sort()]).toEqual([422, names]);
  });

  test("is filled from a template, once, and kept as one", async () => {
    const id = await planned();
    const seed = mintId();
    await sent(fill, "host", { template: "questions-first", seed }, { id });
    await sent(fill, "host", { template: "questions-first", seed }, { id });
    expect((await sessionState(of.people.host, id)).now.agenda).toHaveLength(5);
    expect(await sent(keep, "host", { name: "Ours" }, { id })).toMatchObject({ status: 303 });
    expect(await sent(keep, "host", { name: "x" }, { id })).toMatchObject({ status: 422 });
    const { data } = await seen(planning, "host");
    expect((data["templates"] as Array<{ name: string }>)[0]?.name).toBe("Ours");
    for (const door of [fill, keep, agenda])
      expect((await sent(door, "member", { name: "Mine", template: "questions-first", seed }, { id })).status).toBe(
        403,
      );
  });
});

describe("one more text", () => {
  const more = async () => (await makeText(of.people.host, of.slug)).id;
  const textsOf = async (id: string) => (await sessionPlan(of.people.host, id)).texts.map((text) => text.id);

  test("is added behind the others, before it begins and while it runs; those who plan alone do", async () => {
    const id = await planned();
    const [second, third] = [await more(), await more()];
    const back = `/s/${id}/agenda#add`;
    for (const who of ["member", "moderator", "pending", "outsider"] as const)
      expect((await sent(adding, who, { text: second, back }, { id })).status).toBeGreaterThanOrEqual(400);
    expect(await textsOf(id)).toEqual([textId]);

    const { data } = await seen(agenda, "host", { id });
    expect((data as Shown).page.moreTexts?.map((text) => text.id)).toEqual(expect.arrayContaining([second, third]));
    expect(await sent(adding, "host", { text: second, back }, { id })).toMatchObject({ status: 303, to: back });
    await command(of.people.host, id, { id: mintId(), ask: "start" });
    expect(await sent(adding, "facilitator", { text: third, back: `/s/${id}/run` }, { id })).toMatchObject({
      status: 303,
      to: `/s/${id}/run`,
    });
    expect(await textsOf(id)).toEqual([textId, second, third]);
    const after = await seen(agenda, "host", { id });
    expect((after.data as Shown).page.moreTexts?.map((text) => text.id)).not.toContain(third);
  });

  test("two who add at once take nothing from one another, and the same twice is once", async () => {
    const id = await planned([]);
    const [one, other] = [await more(), await more()];
    await Promise.all([
      ...[
        changeSession(of.people.host, id, { addTexts: [one] }),
        changeSession(of.people.facilitator, id, { addTexts: [other] }),
      ],
      changeSession(of.people.host, id, { addTexts: [one] }),
    ]);
    expect((await textsOf(id)).sort()).toEqual([one, other].sort());
  });

  test("is of the group, not in place of another page, and no more than a session holds", async () => {
    const id = await planned();
    const elsewhere = await circle("public");
    const foreign = (await makeText(elsewhere.people.host, elsewhere.slug)).id;
    for (const text of [foreign, "nothing-like-that", ""])
      expect((await sent(adding, "host", { text, back: "/" }, { id })).status).toBe(422);
    expect(
      await sent(adding, "host", { text: await more(), back: "https://elsewhere.example/" }, { id }),
    ).toMatchObject({ status: 303, to: `/s/${id}` });
    const many = await Promise.all(Array.from({ length: 8 }, more));
    await changeSession(of.people.host, id, { addTexts: many });
    const { status } = await sent(adding, "host", { text: await more(), back: "/" }, { id });
    expect([status, (await textsOf(id)).length]).toEqual([422, 10]);
  });
});
