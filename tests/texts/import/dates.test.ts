/** Dates as files write them: read where they can be read in one way, and left alone where not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOf } from "~/texts/import/dates";
import { publishedIn } from "~/texts/origin";

test.each<[string, string]>([
  ["1921", "1921"],
  ["1921.", "1921"],
  ["1921-03", "1921-03"],
  ["1921-3-4", "1921-03-04"],
  ["1921-03-04", "1921-03-04"],
  ["2009/05/12", "2009-05-12"],
  ["2009.05.12", "2009-05-12"],
  ["2019/12", "2019-12"],
  ["1911-12", "1911-12"],
  ["20210304", "2021-03-04"],
  ["20210304T100000Z", "2021-03-04"],
  ["2021-03-04T10:00:00Z", "2021-03-04"],
  ["2021-03-04T23:30:00.000-08:00", "2021-03-04"],
  ["2021-03-04 10:00", "2021-03-04"],
  ["3 March 1921", "1921-03-03"],
  ["3rd of March, 1921", "1921-03-03"],
  ["March 3, 1921", "1921-03-03"],
  ["MARCH 3RD 1921", "1921-03-03"],
  ["Mar. 3, 1921", "1921-03-03"],
  ["March 1921", "1921-03"],
  ["March, 1921", "1921-03"],
  ["1921 March 3", "1921-03-03"],
  ["03-Mar-2021", "2021-03-03"],
  ["Thursday, March 4, 2021 at 10:00 AM", "2021-03-04"],
  ["Thu, 04 Mar 2021 10:00:00 GMT", "2021-03-04"],
  ["Thu Mar 04 2021 10:00:00 GMT+0100 (CET)", "2021-03-04"],
  ["3. März 1921", "1921-03-03"],
  ["Donnerstag, 3. März 1921", "1921-03-03"],
  ["März 1921", "1921-03"],
  ["1er mars 1921", "1921-03-01"],
  ["3 de marzo de 1921", "1921-03-03"],
  ["1º de março de 1921", "1921-03-01"],
  ["3 марта 1921 г.", "1921-03-03"],
  ["март 1921", "1921-03"],
  ["1921年3月4日", "1921-03-04"],
  ["1921년 3월 4일", "1921-03-04"],
  ["14/03/2021", "2021-03-14"],
  ["03/14/2021", "2021-03-14"],
  ["14.3.2021", "2021-03-14"],
  ["05/05/2021", "2021-05-05"],
  ["03/2021", "2021-03"],
  ["２０２１－０３－０４", "2021-03-04"],
  [" 2021-03-04\n", "2021-03-04"],
])("%j is %s", (said, date) => expect(dateOf(said)).toBe(date));

test.each<[string, string]>([
  ["nothing", ""],
  ["a day or a month first", "03/04/2021"],
  ["the same with points", "3.4.2021"],
  ["two years", "1911/12"],
  ["from one year to another", "1914-1918"],
  ["from one day to another", "3-4 March 1921"],
  ["about then", "c. 1850"],
  ["perhaps then", "1850?"],
  ["a season", "Spring 1921"],
  ["a word", "yesterday"],
  ["a month without a year", "3 March"],
  ["a day without a month", "3 1921"],
  ["two months", "March-April 1921"],
  ["a month with another name elsewhere", "3 listopad 1921"],
  ["no day of the calendar", "2021-02-29"],
  ["no month", "2021-13"],
  ["nothing but zeros", "0000-00-00"],
  ["what libraries of books write for want of one", "0101-01-01T00:00:00+00:00"],
  ["when clocks begin", "1970-01-01T00:00:00Z"],
  ["too far off", "9999-12-31"],
  ["a count of seconds", "1614852000"],
  ["a flag", "true"],
  ["more than a date", `Published in London on the 3rd of March ${"1921 ".repeat(20)}`],
  ["two dates", "2021-03-04, 2022-03-04"],
])("%s is none", (_, said) => expect(dateOf(said)).toBeNull());

describe("whatever it is given", () => {
  const piece = fc.constantFrom(
    ..."0 1 3 12 31 1921 2021 99 march mars märz mar. , . / - : T Z 年 月 日 of de \t".split(" "),
    " ",
  );
  const made = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

  test("it gives a date or nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 120 }), made), (said) => {
        const date = dateOf(said);
        if (date !== null) expect(publishedIn(date)).toBe(date);
      }),
      { numRuns: 1000 },
    );
  });

  test("a date that was written is read back, by programs and in many languages", () => {
    const day = fc.date({ min: new Date("1000-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    const language = fc.constantFrom(..."en en-GB de fr es it pt nl sv ru uk el fi".split(" "));
    fc.assert(
      fc.property(day, language, (when, tag) => {
        const date = when.toISOString().slice(0, 10);
        if (date === "1970-01-01") return;
        expect(dateOf(when.toISOString())).toBe(date);
        expect(dateOf(when.toUTCString())).toBe(date);
        const words = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(when);
        // Before 1582 such words are of another calendar.
        if (date > "1583") expect([words, dateOf(words)]).toEqual([words, date]);
      }),
      { numRuns: 1000 },
    );
  });
});
