/** A session that stands at a paragraph which a new edition has no more: everybody is shown what took it in, or stands nearest. */
import { beforeAll, expect, test } from "vitest";
import { letBeRead } from "~/comments/migration.server";
import { sessionSeen, sessionTold, whereIs } from "~/sessions/screens.server";
import { putForward } from "~/texts/editions.server";
import { readText } from "~/texts/import/read";
import { deleteText } from "~/texts/text-changes.server";
import { makeText } from "../support/people";
import { evenings, type Evenings } from "./evening";

const hedges = [
  "The hedges came in spring.",
  "The miller objected to all of it.",
  "The geese went through.",
  "Nobody asked them.",
];
let evening: Evenings;
beforeAll(async () => {
  evening = await evenings();
});

async function standingAt(number: number) {
  const { host } = evening.of.people;
  const text = await makeText(host, evening.of.slug, hedges.join("\n\n"));
  const blocks = text.sections.flatMap((section) => section.blocks.map(({ id }) => id));
  const id = await evening.planned({ texts: [text.id] });
  await evening.tell("host", id, { ask: "start" });
  const spot = { textId: text.id, block: blocks[number - 1] ?? "" };
  await evening.tell("host", id, { ask: "move", spot });
  return { id, text, spot, host };
}
async function issue({ text, host }: Awaited<ReturnType<typeof standingAt>>, paragraphs: string[]) {
  const content = paragraphs.join("\n\n");
  const { number } = await putForward(host, text.id, readText({ content, format: "markdown" }), { source: content });
  await letBeRead(host, text.id, number);
}

test("the nearest before it, with the way on and back; the screen, the room and the strip say the same", async () => {
  const here = await standingAt(3);
  const { spot, id } = here;
  expect((await sessionTold(id))?.places[spot.block]).not.toHaveProperty("isStandIn");
  await issue(here, hedges.toSpliced(2, 1));
  const place = { number: 2, words: hedges[1], isStandIn: true, href: `/t/${spot.textId}?p=2.e2#p2` };
  expect((await sessionTold(id))?.places[spot.block]).toMatchObject(place);
  const seen = await sessionSeen(here.host, id, { whole: true });
  expect(seen.places[spot.block]).toMatchObject(place);
  expect(seen.passage).toMatchObject({
    block: spot.block,
    number: 2,
    isStandIn: true,
    html: expect.stringContaining("miller") as string,
  });
  const where = await whereIs(spot);
  expect(where?.number).toBe(2);
  // On is what came after the paragraph that is gone, back what came before the one that stands for it.
  await evening.tell("host", id, { ask: "move", spot: { textId: spot.textId, block: where?.after ?? "" } });
  const moved = await sessionTold(id);
  expect(Object.values(moved?.places ?? {})).toMatchObject([{ number: 3, words: hedges[3] }]);
  expect(Object.values(moved?.places ?? {})[0]).not.toHaveProperty("isStandIn");
});

test("of the first paragraph it is the next; of one that was joined to another the one that took it in", async () => {
  const first = await standingAt(1);
  await issue(first, hedges.slice(1));
  expect((await sessionTold(first.id))?.places[first.spot.block]).toMatchObject({
    number: 1,
    words: hedges[1],
    isStandIn: true,
  });
  const joined = await standingAt(2);
  await issue(joined, [`${hedges[0]} ${hedges[1]}`, ...hedges.slice(2)]);
  expect((await sessionTold(joined.id))?.places[joined.spot.block]).toMatchObject({ number: 1 });
});

test("two editions on as well; where all is new, and where the text is gone, there is no place", async () => {
  const here = await standingAt(3);
  await issue(here, hedges.toSpliced(2, 1));
  await issue(here, [hedges[0] ?? "", hedges[3] ?? ""]);
  expect((await sessionTold(here.id))?.places[here.spot.block]).toMatchObject({ number: 1, isStandIn: true });
  await issue(here, ["Something else altogether, about lifts.", "And about stairs and nothing more."]);
  expect((await sessionTold(here.id))?.places).toEqual({});
  const gone = await standingAt(1);
  await deleteText(gone.host, gone.text.id);
  expect((await sessionTold(gone.id))?.places).toEqual({});
});
