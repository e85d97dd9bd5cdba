/** Where a group is, which language it speaks, and what day it is there. */
import { expect, test } from "vitest";
import { changeGroup, groupFor } from "~/groups/groups.server";
import { canonicalLanguage, canonicalTimeZone, dayIn, todayIn, zonesFor } from "~/groups/place-and-time";
import { endOf } from "../accounts/people";
import { circle } from "./circle";

test.each([
  ["de-at", "de-AT"],
  ["EN", "en"],
  ["zh-hant", "zh-Hant"],
  ["x", null],
  ["und", null],
  ["en_US", null],
  ["english", null],
  ["a".repeat(40), null],
])("the language %s is %s", (tag, canonical) => expect(canonicalLanguage(tag)).toBe(canonical));

test.each([
  ["UTC", "UTC"],
  ["Europe/Berlin", "Europe/Berlin"],
  ["America/Argentina/Buenos_Aires", expect.any(String)],
  ["Europe/Atlantis", null],
  ["+01:00", null],
  ["../etc/passwd", null],
  ["", null],
])("the zone %s is %s", (zone, canonical) => expect(canonicalTimeZone(zone)).toEqual(canonical));

test("a day is the group's own", () => {
  const now = new Date("2026-11-25T23:30:00Z");
  expect(todayIn("UTC", now)).toBe("2026-11-25");
  expect(todayIn("Europe/Berlin", now)).toBe("2026-11-26");
  expect(todayIn("America/New_York", now)).toBe("2026-11-25");
  expect(dayIn("2028-02-29")).toBe("2028-02-29");
  expect(dayIn("2027-02-29")).toBeNull();
  expect(zonesFor("Europe/Kiev")).toContain("Europe/Kiev");
});

test("settings: language and zone are checked; fields that are not settings change nothing", async () => {
  const of = await circle("public");
  const { host } = of.people;
  expect(await changeGroup(host, of.slug, { language: "pt-br", timeZone: "Europe/Lisbon" })).toMatchObject({
    language: "pt-BR",
    timeZone: "Europe/Lisbon",
  });
  for (const wrong of [
    { language: "no such" },
    { timeZone: "Mars/Olympus" },
    { guests: "all" },
    { joinQuestion: "a\nb" },
  ])
    expect(await endOf(changeGroup(host, of.slug, wrong))).toBe("invalid");
  const before = (await groupFor(host, of.slug)).group;
  const foreign = {
    id: "x",
    groupId: "x",
    createdAt: 0,
    archivedAt: new Date(),
    revision: 1,
    hostId: "x",
    role: "host",
  };
  await changeGroup(host, of.slug, { ...foreign, deletedAt: 1, memberCount: 9, __proto__: { visibility: "private" } });
  expect((await groupFor(host, of.slug)).group).toEqual({ ...before, revision: before.revision + 1 });
});
