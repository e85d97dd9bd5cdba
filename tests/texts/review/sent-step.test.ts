/** Corrections as programs write them: the same steps as a form's, and nothing that is sent breaks anything. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readText } from "~/texts/import/read";
import { withCorrection } from "~/texts/review/corrected";
import { correctionKinds, type Correction } from "~/texts/review/correction";
import { sentStep, type StepFault } from "~/texts/review/sent-step";

const content = "# Of Studies\n\nOne. *Two* and two.\n\n## Use\n\nThree.\n\n### Deep\n\nFour.\n\n## Abuse\n\nFive.\n";
const draft = { ...readText({ content, format: "markdown" }), byline: "Bacon" };

describe("a step", () => {
  test.each<[object, Correction | StepFault]>([
    [
      { do: "join", at: 1 },
      { do: "join", at: 1 },
    ],
    [
      { do: "join", at: 1, more: true },
      { do: "join", at: 1 },
    ],
    [
      { do: "split", at: 0, before: 5 },
      { do: "split", at: 0, before: 5 },
    ],
    [
      { do: "split", at: 0, before: "Two and" },
      { do: "split", at: 0, before: 5 },
    ],
    [{ do: "split", at: 0, before: "and nowhere" }, "words"],
    [{ do: "split", at: 0, before: "o" }, "words"],
    [{ do: "split", at: 0, before: " " }, "words"],
    [{ do: "split", at: 9, before: "Two" }, "words"],
    [{ do: "split", at: "0", before: "Two" }, "words"],
    [{ do: "split", at: 0 }, "step"],
    [
      { do: "level", section: 1, level: 3 },
      { do: "level", section: 1, level: 3 },
    ],
    [{ do: "level", section: 1, level: "3" }, "step"],
    [{ do: "paragraph", section: -1 }, "step"],
    [{ do: "paragraph", section: 0.5 }, "step"],
    [
      { do: "leave-out", sections: [1, 1, 2] },
      { do: "leave-out", sections: [1, 2] },
    ],
    [
      { do: "leave-out", sections: [1, 3], under: true },
      { do: "leave-out", sections: [1, 2, 3] },
    ],
    [
      { do: "leave-out", sections: [1], under: "true" },
      { do: "leave-out", sections: [1] },
    ],
    [{ do: "leave-out", section: 1 }, "step"],
    [
      { do: "reword", at: 0, words: "One.\r\nTwo." },
      { do: "reword", at: 0, words: "One.\nTwo." },
    ],
    [{ do: "reword", at: 0, words: 7 }, "step"],
    [{ do: "reword", at: 0 }, "step"],
    [
      { do: "retitle", section: 1, heading: "Uses" },
      { do: "retitle", section: 1, heading: "Uses" },
    ],
    [
      { do: "names", title: "Of Reading" },
      { do: "names", title: "Of Reading", byline: "Bacon" },
    ],
    [
      { do: "names", published: "1597", licence: null },
      { do: "names", title: "Of Studies", byline: "Bacon", published: "1597", licence: "" },
    ],
    [
      { do: "names", byline: "" },
      { do: "names", title: "Of Studies", byline: "" },
    ],
    [{ do: "names", published: 2024 }, "step"],
    [{ do: "names", title: ["Of Reading"] }, "step"],
    [{ do: "names", licence: {} }, "step"],
    [{ do: "toString", at: 1 }, "step"],
    [["join"], "step"],
  ])("%j", (sent, step) => expect(sentStep(sent, draft)).toEqual(step));

  test("whatever is sent is a step, or none; nothing is thrown", () => {
    const field = fc.constantFrom("at", "section", "sections", "before", "level", "words", "heading", "title", "under");
    const kind = fc.oneof(fc.constantFrom(...correctionKinds), fc.jsonValue());
    const fields = fc.dictionary(field, fc.oneof(fc.nat(6), fc.array(fc.nat(6)), fc.jsonValue()));
    const sent = fc.oneof(
      fc.jsonValue(),
      fc.tuple(kind, fields).map(([what, more]): unknown => ({ ...more, do: what })),
    );
    fc.assert(
      fc.property(sent, (each) => {
        const step = sentStep(each, draft);
        if (typeof step === "string") return;
        expect(correctionKinds).toContain(step.do);
        withCorrection(draft, step);
      }),
      { numRuns: 1000 },
    );
  });
});
