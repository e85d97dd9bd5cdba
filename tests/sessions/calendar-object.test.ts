/** What calendars are given, read by a reader of its own: folded, escaped, and saying nothing that it was not meant to. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isVisible } from "~/plain-line";
import { calendarObject, type CalendarEntry } from "~/sessions/calendar-object.server";
import { hostileStrings } from "../corpus/hostile-strings";
import { eventsOf, lineOf, linesOf, readCalendar, textOf, timeOf, type Component } from "./ics";

const host = "read.example.org";
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ id: "0123abc", title: "An evening", state: "planned", startsAt: new Date("2026-12-01T18:00:00Z"), minutes: 90 },
  ...{ sequence: 2, createdAt: new Date("2026-11-01T10:00:00Z"), changedAt: null },
  ...{ place: "The Red Lion, back room", callUrl: "", said: [], url: "https://read.example.org/s/0123abc", ...more },
});
const read = (...entries: CalendarEntry[]) => readCalendar(calendarObject(entries, { host }));
function only(calendar: Component): Component {
  const [event, ...others] = eventsOf(calendar);
  if (!event || others.length > 0) throw new Error(`${others.length + 1} events`);
  return event;
}
const request = (more: object = {}) => ({
  ...{ method: "REQUEST" as const, organizer: { name: "Circle", email: "lectern@read.example.org" } },
  attendee: { name: "Mia", email: "mia@example.org", answer: null, ...more },
});

test("a session is one event: when, where, what, and which state of it", () => {
  const calendar = read(entry({ said: ["Bring a pencil."], callUrl: "https://meet.example.org/a?b=1,2;3" }));
  expect(lineOf(calendar, "VERSION").value).toBe("2.0");
  expect(linesOf(calendar, "METHOD")).toEqual([]);
  const event = only(calendar);
  expect(lineOf(event, "UID").value).toBe("0123abc@read.example.org");
  expect(lineOf(event, "SEQUENCE").value).toBe("2");
  expect(lineOf(event, "STATUS").value).toBe("CONFIRMED");
  expect([timeOf(event, "DTSTART"), timeOf(event, "DTEND")]).toEqual(
    ["2026-12-01T18:00:00Z", "2026-12-01T19:30:00Z"].map(Date.parse),
  );
  expect([timeOf(event, "DTSTAMP"), timeOf(event, "LAST-MODIFIED")]).toEqual(
    ["2026-11-01T10:00:00Z", "2026-11-01T10:00:00Z"].map(Date.parse),
  );
  expect(textOf(event, "SUMMARY")).toBe("An evening");
  expect(textOf(event, "LOCATION")).toBe("The Red Lion, back room");
  expect(textOf(event, "DESCRIPTION")).toBe(
    "Bring a pencil.\n\nCall: https://meet.example.org/a?b=1,2;3\n\nhttps://read.example.org/s/0123abc",
  );
  expect(lineOf(event, "URL").value).toBe("https://read.example.org/s/0123abc");
  expect(linesOf(event, "ATTENDEE").concat(linesOf(event, "ORGANIZER"))).toEqual([]);
});

test("what was called off keeps its UID and says so, also to calendars that know no state", () => {
  const event = only(read(entry({ state: "cancelled", sequence: 3, changedAt: new Date("2026-11-20T10:00:00Z") })));
  expect(lineOf(event, "UID").value).toBe("0123abc@read.example.org");
  expect(lineOf(event, "STATUS").value).toBe("CANCELLED");
  expect(textOf(event, "SUMMARY")).toBe("Called off: An evening");
  expect(timeOf(event, "DTSTAMP")).toBe(Date.parse("2026-11-20T10:00:00Z"));
});

test("without a place the call is where it is", () => {
  const event = only(read(entry({ place: "", callUrl: "https://meet.example.org/x" })));
  expect(textOf(event, "LOCATION")).toBe("https://meet.example.org/x");
  expect(linesOf(only(read(entry({ place: "" }))), "LOCATION")).toEqual([]);
});

describe("what is mailed", () => {
  test("names who asks and who is asked, with what they said; an answer is not asked for by mail", () => {
    const answers = { yes: "ACCEPTED", maybe: "TENTATIVE", no: "DECLINED", apologies: "DECLINED" } as const;
    for (const [answer, expected] of [[null, "NEEDS-ACTION"], ...Object.entries(answers)] as const) {
      const calendar = readCalendar(
        calendarObject([entry()], { host, scheduling: request({ answer: answer as never }) }),
      );
      expect(lineOf(calendar, "METHOD").value).toBe("REQUEST");
      const event = only(calendar);
      expect(lineOf(event, "ORGANIZER")).toMatchObject({
        params: { CN: "Circle" },
        value: expect.stringMatching(/^mailto:lectern@read\.example\.org$/i),
      });
      expect(lineOf(event, "ATTENDEE")).toMatchObject({
        params: { CN: "Mia", PARTSTAT: expected, RSVP: "FALSE", ROLE: "REQ-PARTICIPANT" },
        value: expect.stringMatching(/^mailto:mia@example\.org$/i),
      });
    }
  });

  test("of a series nobody is named, since it is there to be taken over (RFC 5546 section 3.2.1)", () => {
    const { organizer } = request();
    const source = calendarObject([entry(), entry({ id: "b" })], {
      host,
      scheduling: { method: "PUBLISH", organizer },
    });
    const calendar = readCalendar(source);
    expect(lineOf(calendar, "METHOD").value).toBe("PUBLISH");
    expect(eventsOf(calendar).map((event) => linesOf(event, "ATTENDEE").length)).toEqual([0, 0]);
    expect(eventsOf(calendar).map((event) => linesOf(event, "ORGANIZER").length)).toEqual([1, 1]);
  });
});

describe("whatever people wrote", () => {
  const attacks = [
    "x\r\nATTENDEE:mailto:evil@example.org",
    "x\nEND:VEVENT\nBEGIN:VEVENT\nUID:other",
    'quo"te; semi, comma \\ back \\n slash: colon',
    "\u2028line\u2029para\u0085next\u000bvt\u0000nul\u007fdel",
    "Zürich · Ἀθῆναι · 北京市朝阳区 · 👩‍👩‍👧‍👦".repeat(8),
    "é".repeat(200),
    "😀".repeat(120),
  ];

  /** What is no line is refused where it is entered. */
  const enterable = hostileStrings.filter((words) => words.isWellFormed() && isVisible(words));

  test.each([...attacks, ...enterable])("%j stays what it is", (words) => {
    const scheduling = { ...request({ name: words }), organizer: { name: words, email: "a@read.example.org" } };
    const source = calendarObject([entry({ title: words, place: words, said: [words] })], {
      ...{ host, name: words, scheduling },
    });
    const calendar = readCalendar(source);
    const event = only(calendar);
    expect(linesOf(event, "ATTENDEE")).toHaveLength(1);
    expect(linesOf(event, "UID")).toHaveLength(1);
    expect(lineOf(event, "ATTENDEE").value).toMatch(/^mailto:mia@example\.org$/i);
    const line = words.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
    expect(textOf(event, "SUMMARY")).toBe(line);
    expect(textOf(event, "LOCATION")).toBe(line);
    expect(textOf(calendar, "X-WR-CALNAME")).toBe(line);
  });

  test("any text at all comes back as it was, but for control characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (made) => {
        const words = made.toWellFormed();
        const event = only(read(entry({ title: `.${words}.`, said: [words] })));
        expect(textOf(event, "SUMMARY")).toBe(`.${words}.`.replace(/[\p{Cc}\u2028\u2029]+/gu, " "));
      }),
      { numRuns: 500 },
    );
  });
});
