/** Places of an edition before, for a page that holds words begun there: where they are, or that they are gone. */
import { describe, expect, test } from "vitest";
import { letBeRead } from "~/comments/migration.server";
import { placesNow } from "~/comments/places-now.server";
import { keepReadingPlace, markSeen, readingPlace } from "~/comments/unread.server";
import { textView } from "~/texts/texts.server";
import { block, blocksOf, bring, first, host, reader, textId, theCommons } from "./edition-support";

theCommons();

const now = (place: string) => placesNow(reader, textId, [place], "en").then((found) => found[place]);
const section = async (heading: string) =>
  (await textView(host, textId)).sections.find((each) => each.heading?.startsWith(heading));

/** ¶ 3 is a heading, ¶ 5 is joined to ¶ 4. */
const other = first.replace("The miller", "## The miller").replace("hedges.\n\nThe poem", "hedges. The poem");

describe("placesNow", () => {
  test("what stays is itself, in the first edition as well", async () => {
    const two = await block(2);
    const here = { place: `block:${two.id}`, name: "Paragraph 2", href: `/t/${textId}?p=2#p2`, text: two.text };
    expect(await now(`block:${two.id}`)).toEqual(here);
    await bring();
    await letBeRead(host, textId, 2);
    expect(await now(`block:${two.id}`)).toMatchObject({ place: here.place, href: `/t/${textId}?p=3.e2#p3` });
    expect(await now("text")).toMatchObject({ place: "text", href: `/t/${textId}?p=text` });
  });

  test("a paragraph that is a heading, and one that was joined to another", async () => {
    const [three, five] = [await block(3), await block(5)];
    await bring(other);
    await letBeRead(host, textId, 2);
    const miller = await section("The miller");
    expect(await now(`block:${three.id}`)).toMatchObject({ place: `section:${miller?.id}`, text: "" });
    expect((await now(`block:${five.id}`))?.text).toContain("The poem goes on");
  });

  test("a heading that is a paragraph", async () => {
    const enclosure = await section("Enclosure");
    await bring(first.replace("## Enclosure", "Enclosure"));
    await letBeRead(host, textId, 2);
    const said = (await blocksOf()).find(({ text }) => text === "Enclosure");
    expect(await now(`section:${enclosure?.id}`)).toMatchObject({ place: `block:${said?.id}`, text: "Enclosure" });
  });

  test("what was left out, and what never was, is nowhere", async () => {
    const three = await block(3);
    await bring();
    await letBeRead(host, textId, 2);
    for (const place of [`block:${three.id}`, "block:nothing", "section:nothing", "nonsense", "block:a\0b", ""])
      expect(await now(place)).toBeNull();
  });

  test("so many are looked up at once; of no text none", async () => {
    const asked = Array.from({ length: 60 }, (_, nth) => `block:${nth}`);
    expect(Object.keys(await placesNow(reader, textId, asked, "en"))).toHaveLength(50);
    await expect(placesNow(reader, "no-such-text", [], "en")).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("a page of the edition before", () => {
  test("tells where its reader is: kept where it is now, and left where it was", async () => {
    const [two, three, five] = [await block(2), await block(3), await block(5)];
    await bring(other);
    await letBeRead(host, textId, 2);
    await keepReadingPlace(reader, textId, five.id);
    const joined = (await blocksOf()).find(({ text }) => text.includes("The poem goes on"));
    expect(await readingPlace(reader, textId)).toBe(joined?.id);
    await keepReadingPlace(reader, textId, two.id);
    // A heading is no place to read on at.
    await keepReadingPlace(reader, textId, three.id);
    expect(await readingPlace(reader, textId)).toBe(two.id);
    await expect(keepReadingPlace(reader, textId, "nothing")).rejects.toMatchObject({ kind: "invalid" });
  });

  test("tells what its reader has seen: what took the place in may hold more, and stays new", async () => {
    const [three, enclosure] = [await block(3), await section("Enclosure")];
    await bring(first.replace("## Enclosure", "Enclosure").replace(/The miller[^\n]+\n\n/, ""));
    await letBeRead(host, textId, 2);
    for (const place of [`block:${three.id}`, `section:${enclosure?.id}`])
      expect(await markSeen(reader, textId, { place, seq: 1 })).toBeUndefined();
    await expect(markSeen(reader, textId, { place: "section:nothing", seq: 1 })).rejects.toMatchObject({
      kind: "invalid",
    });
  });
});
