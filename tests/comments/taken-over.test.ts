/** Words begun at one place go on at another: none is lost, and what stands there stays. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft } from "~/comments/drafts";
import { takenOver } from "~/comments/taken-over";

const text = "The miller was the only one who objected, and nobody asked him why he did.";
const quote = (exact: string) => ({ exact, prefix: "", suffix: "" });
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...{ id: "begun-here", body: "Why not?", kind: "question", quote: null },
  ...more,
});
const there = (more: Partial<Draft> = {}) =>
  draft({ id: "begun-there", body: "He was rich.", kind: "comment", ...more });

describe("takenOver", () => {
  test.each<[string, Draft, Draft | null, Draft]>([
    ["as it is", draft(), null, draft()],
    [
      "with a passage that is there",
      draft({ quote: quote("nobody asked") }),
      null,
      draft({ quote: quote("nobody asked") }),
    ],
    ["with one that is not", draft({ quote: quote("one\ntwo") }), null, draft({ body: "> one\n> two\n\nWhy not?" })],
    ["below what is begun there", draft(), there(), there({ body: "He was rich.\n\nWhy not?" })],
    [
      "with its passage as words, below it",
      draft({ quote: quote("nobody asked") }),
      there(),
      there({ body: "He was rich.\n\n> nobody asked\n\nWhy not?" }),
    ],
    [
      "beside a passage only chosen there",
      draft(),
      there({ body: "", quote: quote("The miller") }),
      there({ body: "Why not?", quote: quote("The miller") }),
    ],
    ["where one is empty", draft(), there({ body: "" }), draft()],
  ])("%s", (_, from, to, whole) => {
    expect(takenOver(from, to, text)).toEqual(whole);
  });

  test("every word of both is in it", () => {
    const words = fc.string().filter((said) => said.trim() !== "");
    const passage = fc.option(words.map(quote), { nil: null });
    fc.assert(
      fc.property(words, passage, fc.option(words, { nil: null }), (body, chosen, other) => {
        const made = takenOver(draft({ body, quote: chosen }), other === null ? null : there({ body: other }), text);
        expect(made.body).toContain(body);
        expect(made.body).toContain(other ?? "");
        const quoted = made.quote?.exact ?? made.body.replace(/^> /gm, "");
        expect(quoted.split(/\r?\n/).join("\n")).toContain((chosen?.exact ?? "").trim().split(/\r?\n/).join("\n"));
      }),
    );
  });
});
