import { expect, test } from "vitest";
import type { Place } from "~/comments/anchor";
import { contentOf } from "~/comments/crossing";
import { nearestPlace } from "~/comments/nearest";

const edition = (...sections: [id: string, blocks: string][]) =>
  contentOf(
    sections.map(([id, blocks]) => ({
      ...{ id, heading: id, level: 1 },
      blocks: blocks.split(" ").map((block) => ({ id: block, kind: "paragraph" as const, text: block })),
    })),
  );
const then = edition(["s1", "a b c"], ["s2", "d e"]);

test.each<[string, Place, ReturnType<typeof edition>, Place]>([
  ["itself", "block:b", edition(["s1", "b"]), "block:b"],
  ["what stood before it", "block:c", edition(["s1", "a b"], ["s2", "d"]), "block:b"],
  ["what stood behind it, where nothing before it is left", "block:b", edition(["s2", "e d"]), "block:d"],
  ["a section that is there", "section:s2", edition(["s2", "x"]), "section:s2"],
  ["the first paragraph of a section that is gone", "section:s2", edition(["s1", "a d e"]), "block:d"],
  ["the whole text, where nothing is left", "block:b", edition(["s9", "x"]), "text"],
  ["the whole text, where it never stood", "block:z", then, "text"],
])("%s", (_, place, now, nearest) => {
  expect(nearestPlace(place, then, now)).toBe(nearest);
});
