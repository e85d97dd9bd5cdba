/** The page that says who has which power is made from the rules: here it is read as people read it. */
import { expect, test } from "vitest";
import { powersIn } from "~/moderation/powers";
import { powerWords } from "~/words/moderation-powers";

const reach = (isArchived = false) =>
  Object.fromEntries(powersIn(isArchived).rows.map(({ name, reach: reached }) => [name, reached.join(" ")]));

test("members, facilitators, moderators, hosts and the operator, row by row", () => {
  const words = "no no moderator host no";
  const people = "no no facilitator moderator no";
  expect(reach()).toEqual({
    ...{ dismiss: words, approve: words, hide: words, edit: words, remove: words, move: words, warn: words },
    ...{ mute: people, suspend: people, ban: people, undo: words },
    law: "no no no host host",
    hold: "no no no host host",
    ...{ lock: "no yes yes yes no", slow: "no yes yes yes no", answers: "no yes yes yes no" },
    "group-wide": "no no yes yes no",
  });
});

test("in an archived group nobody writes anyway, so there is nothing to close; the rest stands", () => {
  const archived = reach(true);
  for (const name of ["lock", "slow", "answers", "group-wide"]) expect(archived[name]).toBe("no no no no no");
  expect(archived["remove"]).toBe(reach()["remove"]);
});

test("each row, holder and reach has its words", () => {
  for (const { name, reach: reached } of powersIn(false).rows) {
    expect(powerWords.en.powers[name]).toBeTruthy();
    for (const each of reached) expect(powerWords.en.reach[each]).toBeTruthy();
  }
});
