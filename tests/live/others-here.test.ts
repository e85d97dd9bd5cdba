import { expect, test } from "vitest";
import { othersHere } from "~/live/others-here";

const [ann, ben, cleo] = ["ann", "ben", "cleo"].map((id) => ({ id, name: id, block: null })) as [never, never, never];

test.each([
  ["nothing was told yet", { people: [], more: 0 }, "ann", [], { people: [], more: 0 }],
  ["named, alone", { people: [ann], more: 0 }, "ann", [], { people: [], more: 0 }],
  ["named, with others", { people: [ann, ben], more: 3 }, "ann", [], { people: [ben], more: 3 }],
  ["named, but others have moved since", { people: [ben, cleo], more: 2 }, "ann", [], { people: [ben, cleo], more: 1 }],
  ["a stranger, alone again", { people: [], more: 1 }, null, [], { people: [], more: 0 }],
  ["a stranger, with two others", { people: [], more: 3 }, null, [], { people: [], more: 2 }],
  ["signed in and not named", { people: [], more: 2 }, "ann", [], { people: [], more: 1 }],
  [
    "somebody whom one does not see",
    { people: [ann, ben, cleo], more: 0 },
    "ann",
    ["ben"],
    { people: [cleo], more: 0 },
  ],
])("%s", (_who, told, me, unseen, others) => {
  expect(othersHere(told, me, unseen)).toEqual(others);
});
