/** Lines for machines, lines for people, and the sentences of a start apart from both. */
import { expect, test } from "vitest";
import { logLines, readable } from "~/log-lines";

const line = (more: object) => `${JSON.stringify({ level: 30, time: "2026-11-25T14:03:07.000Z", ...more })}\n`;

test("what is held comes afterwards, in order and unchanged; nothing is lost when too much is held", () => {
  const out: string[] = [];
  const lines = logLines((each) => out.push(each), false);
  lines.write("first\n");
  lines.hold();
  lines.write("second\n");
  lines.write("third\n");
  expect(out).toEqual(["first\n"]);
  lines.release();
  lines.write("fourth\n");
  lines.release();
  expect(out).toEqual(["first\n", "second\n", "third\n", "fourth\n"]);
  lines.hold();
  for (let n = 0; n < 1000; n++) lines.write(`${n}\n`);
  expect(out).toHaveLength(1004);
  expect(out.at(-1)).toBe("999\n");
});

test("for people: time, level, what, about what; nothing that steers a terminal", () => {
  expect(readable(line({ msg: "security", event: "act", number: 3, actor: null }))).toMatch(
    /^\d\d:\d\d:07 info {2}security · event=act number=3\n$/,
  );
  expect(
    readable(line({ level: 50, msg: "broken", err: { type: "TypeError", message: "no", stack: "    at x" } })),
  ).toMatch(/^\S+ ERROR broken\n {2}TypeError: no\n {4}at x\n$/);
  expect(readable(line({ msg: "asked", path: "/\u001b[2J\r" }))).not.toMatch(/[\u001b\r]/);
  expect(readable("not JSON\n")).toBe("not JSON\n");
});

test("for machines each line stays the JSON it was", () => {
  const out: string[] = [];
  const said = line({ msg: "asked", path: "/" });
  logLines((each) => out.push(each), false).write(said);
  expect(out).toEqual([said]);
});
