/** Sessions as files and feeds for calendars: who gets them, what stands in them, and how an address ends. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { schema, write } from "#db/db.server";
import { calendarKeyOf, dropCalendarKey, makeCalendarKey, replaceCalendarKey } from "~/accounts/calendar-keys.server";
import type { SignedIn } from "~/accounts/user";
import { removeMember } from "~/groups/memberships.server";
import { limits } from "~/limits/limit";
import { emptyLimits } from "~/limits/limits.server";
import { routeish } from "~/log.server";
import * as groupFeed from "~/routes/feed.$key.$group.sessions[.]ics";
import * as feed from "~/routes/feed.$key.sessions[.]ics";
import * as page from "~/routes/account.calendar._index";
import * as off from "~/routes/account.calendar.off";
import * as replace from "~/routes/account.calendar.replace";
import * as file from "~/routes/s.$id.calendar[.]ics";
import { cancelSession } from "~/sessions/calling-off.server";
import { changeSession, planSession } from "~/sessions/planning.server";
import { endOf } from "../accounts/people";
import { get, outcome, post } from "../comments/page-support";
import { circle, type Circle } from "../groups/circle";
import { addMember, tokenOf } from "../support/people";
import { eventsOf, lineOf, linesOf, readCalendar, textOf, timeOf, type Component } from "./ics";

process.env["PUBLIC_URL"] = "https://read.example.org:8443";
const { users } = schema;

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
const atHand = (user: SignedIn): SignedIn => ({ ...user, by: { token: "a", scopes: ["read", "write"] } });

let of: Circle;
const secrets = {
  title: "Of hedges",
  place: "Behind the mill",
  callUrl: "https://meet.example.org/x",
  about: "Bring tea",
};
beforeEach(async () => {
  of = await circle("private");
  await emptyLimits();
});

async function planned(more: object = {}, by: Circle = of): Promise<string> {
  const plan = { ...secrets, startsAt: inHours(72), ...more };
  return (await planSession(by.people.host, by.slug, plan)).sessions[0]?.id ?? "";
}
async function keyOf(user: SignedIn): Promise<string> {
  await makeCalendarKey(user);
  return (await calendarKeyOf(user)) ?? expect.fail();
}

async function answerOf(run: Promise<unknown>): Promise<Response> {
  const answer = await run;
  if (!(answer instanceof Response)) expect.fail();
  return answer;
}
const fetched = (key: string, headers: Record<string, string> = {}, group?: string) => {
  const path = `/feed/${key}/${group ? `${group}/` : ""}sessions.ics`;
  const { params, context } = get(path, { params: { key, ...(group ? { group } : {}) } });
  const request = new Request(`http://lectern.test${path}`, { headers });
  return (group ? groupFeed : feed).loader({ request, params, context });
};
const calendarOf = async (key: string, group?: string): Promise<Component> =>
  readCalendar(await (await answerOf(fetched(key, {}, group))).text());
const statusOf = async (run: Promise<unknown>) => (await outcome(run)).status;
const titlesOf = (calendar: Component) => eventsOf(calendar).map((event) => textOf(event, "SUMMARY"));

describe("a session as a file", () => {
  const asked = (id: string, who: keyof Circle["people"] | null, by = of) =>
    file.loader(get(`/s/${id}/calendar.ics`, { params: { id }, as: who && by.people[who] }));

  test("has all that the page tells, for those who may come", async () => {
    const id = await planned();
    const answer = await answerOf(asked(id, "member"));
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="session-\d{4}-\d\d-\d\d\.ics"$/);
    expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
    const [event] = eventsOf(readCalendar(await answer.text()));
    if (!event) expect.fail();
    expect(lineOf(event, "UID").value).toBe(`${id}@read.example.org`);
    expect(lineOf(event, "URL").value).toBe(`https://read.example.org:8443/s/${id}`);
    expect([textOf(event, "SUMMARY"), textOf(event, "LOCATION")]).toEqual(["Of hedges", "Behind the mill"]);
    expect(textOf(event, "DESCRIPTION")).toBe(
      `Bring tea\n\nCall: https://meet.example.org/x\n\nhttps://read.example.org:8443/s/${id}`,
    );
  });

  test("is called after its day where it is planned, not after that of Greenwich", async () => {
    const evening = { day: "2027-05-12", time: "21:00", timeZone: "America/New_York" };
    const id = await planned({ ...evening, startsAt: undefined });
    const { headers } = await answerOf(asked(id, "member"));
    expect(headers.get("Content-Disposition")).toBe('attachment; filename="session-2027-05-12.ics"');
  });

  test("of a private group is not there for anybody outside", async () => {
    const id = await planned();
    for (const who of ["outsider", "pending", null] as const)
      expect([who, await statusOf(asked(id, who))]).toEqual([who, 404]);
    expect(await statusOf(asked("no-such-session", "member"))).toBe(404);
  });

  test("of a public group tells its readers what the list tells them, and neither where nor what about", async () => {
    const open = await circle("public");
    const id = await planned({}, open);
    for (const who of ["outsider", "pending", null] as const) {
      const body = await (await answerOf(asked(id, who, open))).text();
      const [event] = eventsOf(readCalendar(body));
      if (!event) expect.fail();
      expect(textOf(event, "SUMMARY")).toBe("Of hedges");
      for (const words of ["mill", "meet.example.org", "tea", `/s/${id}`]) expect(body).not.toContain(words);
    }
  });
});

describe("a feed", () => {
  test("has the sessions of all one's groups, what is called off too, with numbers that rise", async () => {
    const other = await circle("public");
    await addMember(other.slug, of.people.member);
    const [kept, moved, gone] = [await planned(), await planned({ title: "Moved" }), await planned({ title: "Off" })];
    await planned({ title: "Elsewhere" }, other);
    await planned({ title: "Long over", startsAt: inHours(-24 * 100) });
    await planned({ title: "Just over", startsAt: inHours(-24 * 80) });
    await planned({ title: "Not of mine" }, await circle("public"));
    await changeSession(of.people.host, moved, { startsAt: inHours(90) });
    await cancelSession(of.people.host, gone);
    const key = await keyOf(of.people.member);
    const calendar = await calendarOf(key);
    expect(titlesOf(calendar).sort()).toEqual(["Called off: Off", "Elsewhere", "Just over", "Moved", "Of hedges"]);
    const byId = new Map(eventsOf(calendar).map((event) => [lineOf(event, "UID").value, event]));
    const told = (id: string) => {
      const event = byId.get(`${id}@read.example.org`) ?? expect.fail();
      return [lineOf(event, "SEQUENCE").value, lineOf(event, "STATUS").value];
    };
    expect([told(kept), told(moved), told(gone)]).toEqual([
      ["0", "CONFIRMED"],
      ["1", "CONFIRMED"],
      ["1", "CANCELLED"],
    ]);
    const event = byId.get(`${moved}@read.example.org`) ?? expect.fail();
    expect(timeOf(event, "LAST-MODIFIED")).toBeGreaterThanOrEqual(timeOf(event, "CREATED"));
    const one = await calendarOf(key, other.id);
    expect(titlesOf(one)).toEqual(["Elsewhere"]);
    expect(linesOf(one, "X-WR-CALNAME")).toHaveLength(1);
  });

  test("is not sent again while nothing has changed", async () => {
    const id = await planned();
    const key = await keyOf(of.people.member);
    const first = await answerOf(fetched(key));
    const etag = first.headers.get("ETag") ?? "";
    expect(first.headers.get("Cache-Control")).toBe("private, no-cache");
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    for (const had of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await answerOf(fetched(key, { "If-None-Match": had }));
      expect([again.status, await again.text(), again.headers.get("ETag")]).toEqual([304, "", etag]);
    }
    await changeSession(of.people.host, id, { place: "In the mill" });
    const now = await answerOf(fetched(key, { "If-None-Match": etag }));
    expect([now.status, now.headers.get("ETag") === etag]).toEqual([200, false]);
  });

  test("shows what its owner may see now: nothing of a group they are out of", async () => {
    await planned();
    const { member } = of.people;
    const key = await keyOf(member);
    expect(titlesOf(await calendarOf(key, of.id))).toEqual(["Of hedges"]);
    await removeMember(atHand(of.people.host), of.slug, member.id);
    expect(titlesOf(await calendarOf(key))).toEqual([]);
    expect(await statusOf(fetched(key, {}, of.id))).toBe(404);
  });

  test("shows nothing of where one only waits, or of groups that are none of one's own", async () => {
    await planned();
    for (const who of ["pending", "outsider"] as const) {
      const key = await keyOf(of.people[who]);
      expect(titlesOf(await calendarOf(key))).toEqual([]);
      expect(await statusOf(fetched(key, {}, of.id))).toBe(404);
    }
  });

  test.each([
    ["switched off", { disabledAt: new Date() }],
    ["leaving", { deleteAt: new Date(Date.now() + 24 * hour), deletion: "keep-words" as const }],
  ])("of an account that is %s is not there", async (_what, change) => {
    await planned();
    const { member } = of.people;
    const key = await keyOf(member);
    await write((tx) => tx.update(users).set(change).where(eq(users.id, member.id)));
    expect([await statusOf(fetched(key)), await statusOf(fetched(key, {}, of.id))]).toEqual([404, 404]);
  });

  test("may be fetched often, and not without end", async () => {
    const key = await keyOf(of.people.member);
    vi.stubEnv("LIMITS", "");
    try {
      for (let at = 0; at < limits.calendar.tries; at++) await answerOf(fetched(key));
      expect(await statusOf(fetched(key))).toBe(429);
      // Others' are counted by themselves.
      expect(await statusOf(fetched(await keyOf(of.people.host)))).toBe(200);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe("its address", () => {
  test("is made when asked for, stays until it is replaced, and then opens nothing", async () => {
    const { member } = of.people;
    expect(await calendarKeyOf(member)).toBeNull();
    const key = await keyOf(member);
    expect(key).toMatch(/^[\w-]{32}$/);
    expect(await keyOf(member)).toBe(key);
    await replaceCalendarKey(member);
    const next = (await calendarKeyOf(member)) ?? expect.fail();
    expect(next).not.toBe(key);
    expect([await statusOf(fetched(key)), await statusOf(fetched(next))]).toEqual([404, 200]);
    await dropCalendarKey(member);
    expect(await calendarKeyOf(member)).toBeNull();
    expect(await statusOf(fetched(next))).toBe(404);
  });

  test("is nobody's that was made up", async () => {
    for (const key of ["", "null", "x".repeat(32), "x".repeat(31), "%00", "x".repeat(199)])
      expect([key, await statusOf(fetched(key))]).toEqual([key, 404]);
  });

  test("is given to no token and to no guest", async () => {
    const byToken = atHand(of.people.member);
    for (const verb of [calendarKeyOf, makeCalendarKey, replaceCalendarKey, dropCalendarKey]) {
      expect(await endOf(verb(byToken))).toBe("forbidden");
      expect(await endOf(verb({ ...of.people.member, isGuest: true }))).toBe("forbidden");
    }
    const token = await tokenOf(of.people.member);
    const { params, context } = get("/account/calendar");
    const request = new Request("http://lectern.test/account/calendar", {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(await statusOf(page.loader({ request, params, context }))).toBe(403);
  });

  test("stands in no line of the log", async () => {
    const key = await keyOf(of.people.member);
    for (const path of [`/feed/${key}/sessions.ics`, `/feed/${key}/${of.id}/sessions.ics`, `/Feed/${key}/sessions.ics`])
      expect(routeish(path)).not.toContain(key);
  });

  test("has a page, where it is made, replaced and switched off by plain forms", async () => {
    const { member } = of.people;
    const asked = (search = "") => outcome(page.loader(get("/account/calendar", { as: member, search })));
    const sent = (door: typeof page | typeof off) =>
      outcome(door.action(post("/account/calendar", {}, { as: member })));
    expect(await asked()).toMatchObject({ status: 200, data: { addresses: null } });
    expect(await sent(page)).toMatchObject({ status: 303, to: "/account/calendar" });
    const key = (await calendarKeyOf(member)) ?? expect.fail();
    expect((await asked(`?group=${of.slug}`)).data["addresses"]).toMatchObject([
      {
        group: expect.any(String),
        url: `https://read.example.org:8443/feed/${key}/${of.id}/sessions.ics`,
        webcal: `webcal://read.example.org:8443/feed/${key}/${of.id}/sessions.ics`,
      },
      { group: null, url: `https://read.example.org:8443/feed/${key}/sessions.ics` },
    ]);
    // Strangers are sent to sign in, and nothing is done.
    for (const door of [page, replace, off])
      expect(await outcome(door.action(post("/account/calendar", {})))).toMatchObject({
        status: 302,
        to: expect.stringMatching(/^\/sign-in/),
      });
    expect(await calendarKeyOf(member)).toBe(key);
    expect(await sent(replace)).toMatchObject({ status: 303, to: "/account/calendar?done=replaced" });
    expect(await calendarKeyOf(member)).not.toBe(key);
    expect(await sent(off)).toMatchObject({ status: 303, to: "/account/calendar?done=off" });
    expect(await asked("?done=off")).toMatchObject({ data: { addresses: null, done: "off" } });
  });
});
