/** What is wrong with a form that plans a session is told with the name of its field: of every field there is. */
import { expect, test } from "vitest";
import { planNames } from "~/sessions/field-names";
import { sessionFormWords } from "~/words/session-forms";
import { boxesIn } from "../ui/jsx";

const names = planNames(sessionFormWords.en, "Europe/Berlin");

test("every box of the forms that plan a session, change one and say how they are held has a name", () => {
  const files = ["plan-form.tsx", "plan-fields.tsx", "rules-fields.tsx"].map((file) => `app/sessions/${file}`);
  const boxes = boxesIn("app/sessions").filter(({ file }) => files.includes(file));
  expect(boxes.length).toBeGreaterThan(12);
  expect(boxes.map(({ name }) => name).filter((name) => !names[name])).toEqual([]);
});

test("what is no box but a list to tick or to choose from has one too, and they are those beside the fields", () => {
  for (const name of ["texts", "facilitators", "guests", "rules.queue", "rules.airtime", "startsAt", "repeat"])
    expect(names[name], name).toMatch(/\S/);
  expect(names).toMatchObject({ title: "Title", time: "Time (Berlin)", minutes: "Length, in minutes" });
});
