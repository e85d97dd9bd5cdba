/** Pages of questions for a time, as browsers without a script send them; and the same for programs. */
import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { addresses, schemaOf } from "~/api/addresses";
import type { Method } from "~/api/operation";
import { mintId } from "~/mint";
import { ownNotices } from "~/notices/own-notices.server";
import * as planning from "~/routes/g.$slug.sessions.new";
import * as sessions from "~/routes/g.$slug.sessions._index";
import * as add from "~/routes/g.$slug.sessions.times.$poll.add";
import * as close from "~/routes/g.$slug.sessions.times.$poll.close";
import * as one from "~/routes/g.$slug.sessions.times.$poll._index";
import * as remove from "~/routes/g.$slug.sessions.times.$poll.remove";
import * as reopen from "~/routes/g.$slug.sessions.times.$poll.reopen";
import * as list from "~/routes/g.$slug.sessions.times._index";
import * as asking from "~/routes/g.$slug.sessions.times.new";
import * as session from "~/routes/s.$id._index";
import { answerField } from "~/sessions/time-poll-input";
import { call } from "../api/client";
import { circle, type Circle } from "../groups/circle";
import { tokenOf } from "../support/people";
import { day, pagesOf } from "./pages";

process.env["LIMITS"] = "off";
let of: Circle;
type Who = keyof Circle["people"];
beforeAll(async () => void (of = await circle("private")));

const { sent, seen } = pagesOf(() => of);

const asked = (more: Record<string, string> = {}) => ({
  ...{ id: mintId(), title: "When do we begin?", minutes: "60" },
  ...{ "options.0.day": day(5), "options.0.time": "19:00", "options.1.day": "", "options.1.time": "19:00" },
  ...{ "options.2.day": day(7), "options.2.time": "18:30", ...more },
});

async function made(): Promise<string> {
  const { to } = await sent(asking, "host", asked());
  return /^\/g\/[^/]+\/sessions\/times\/(\w+)$/.exec(to ?? "")?.[1] ?? "";
}
const shown = async (poll: string, who: Who = "member") =>
  (await seen(one, who, { poll })).data["page"] as {
    poll: { state: string; session: object | null; answered: number };
    options: Array<{ startsAt: string; mine: string | null; who: { yes: string[] }; when: { shown: string } }>;
    best: Array<{ startsAt: string; to: string }>;
    may: object;
  };

describe("asking", () => {
  test("the form stands filled; lines without a day are none", async () => {
    const { data } = await seen(asking, "host");
    expect(data["values"]).toMatchObject({ title: "Our next session", minutes: "90", time: "19:00" });
    const { options, may } = await shown(await made());
    expect(options.map(({ when }) => /\d\d:\d\d/.exec(when.shown)?.[0])).toEqual(["19:00", "18:30"]);
    expect(may).toEqual({ answer: true, change: false });
  });

  test("what is wrong is said by its own line, and all that was typed comes back", async () => {
    const wrong = asked({ title: "X", "options.2.time": "", "options.3.day": day(5), "options.3.time": "19:00" });
    const { status, data } = await sent(asking, "host", wrong);
    expect(status).toBe(422);
    expect(Object.keys(data["errors"] as object).sort()).toEqual(["options.2.time", "options.3.day", "title"]);
    expect(data["values"]).toEqual(wrong);
    const empty = await sent(asking, "host", { id: mintId(), title: "When?", minutes: "60", "options.0.day": "" });
    expect(Object.keys(empty.data["errors"] as object)).toEqual(["options"]);
  });

  test("members hear of it once, and that it is closed", async () => {
    const { member, host } = of.people;
    const told = async () =>
      Promise.all(
        [member, host].map(async ({ id }) => {
          const kinds = (await ownNotices(id)).map((notice) => (notice as { kind: string }).kind);
          return kinds.filter((kind) => kind === "time-poll").length;
        }),
      );
    const [before = 0] = await told();
    const poll = await made();
    expect(await told()).toEqual([before + 1, 0]);
    await sent(close, "host", {}, { poll });
    expect(await told()).toEqual([before + 1, 0]);
  });
});

test("answering: a field for each time; a time that is gone is said, and takes none of the others with it", async () => {
  const poll = await made();
  const [first, second] = (await shown(poll)).options.map(({ startsAt }) => startsAt);
  const form = { [answerField(first ?? "")]: "yes", [answerField(second ?? "")]: "maybe" };
  expect((await sent(one, "member", form, { poll })).to).toMatch(/\/times\/\w+\?saved$/);
  expect((await shown(poll)).options.map(({ mine, who }) => [mine, who.yes])).toEqual([
    ["yes", [of.people.member.name]],
    ["maybe", []],
  ]);
  expect((await sent(one, "member", {}, { poll })).status).toBe(422);
  await sent(remove, "host", { startsAt: second ?? "" }, { poll });
  const refused = await sent(one, "facilitator", form, { poll });
  expect([refused.status, refused.data["values"]]).toEqual([422, form]);
  expect((await shown(poll)).poll.answered).toBe(1);
});

test("changing: another time is added, a wrong one is said by its field; closing is taken back", async () => {
  const poll = await made();
  expect((await sent(add, "host", { day: day(9), time: "20:00" }, { poll })).to).toMatch(/\?added$/);
  expect((await shown(poll)).options).toHaveLength(3);
  const wrong = await sent(add, "host", { day: day(-3), time: "20:00" }, { poll });
  expect([wrong.status, Object.keys(wrong.data["errors"] as object)]).toEqual([422, ["add.0.day"]]);
  expect((await sent(add, "member", { day: day(8), time: "20:00" }, { poll })).status).toBe(403);
  expect((await seen(add, "host", { poll })).status).toBe(200);
  expect((await seen(add, "member", { poll })).status).toBe(403);
  await sent(close, "host", {}, { poll });
  expect((await shown(poll)).poll.state).toBe("closed");
  await sent(reopen, "host", {}, { poll });
  expect((await shown(poll)).poll.state).toBe("open");
});

test("it stands with the sessions while it is open, in its own list for good, and in no other group", async () => {
  of = await circle("public");
  const poll = await made();
  const times = async (who: Who | null) =>
    ((await seen(sessions, who)).data["times"] as Array<{ id: string }>).map(({ id }) => id);
  expect([await times("member"), await times("outsider"), await times(null)]).toEqual([[poll], [], []]);
  await sent(close, "host", {}, { poll });
  expect(await times("member")).toEqual([]);
  expect((await seen(list, "member")).data["polls"]).toMatchObject([{ id: poll, state: "closed" }]);
  for (const who of ["outsider", "pending", null] as const)
    for (const door of [list, one]) expect((await seen(door, who, { poll })).status).toBe(404);
  const other = await circle("public");
  expect((await seen(one, "member", { poll, slug: other.slug })).status).toBe(404);
});

test("one press leads to the filled plan; planned, whoever said yes comes, and it says what became of it", async () => {
  const poll = await made();
  const [, second = ""] = (await shown(poll)).options.map(({ startsAt }) => startsAt);
  await sent(one, "member", { [answerField(second)]: "yes" }, { poll });
  const [best] = (await shown(poll, "host")).best;
  const search = best?.to.replace(/^[^?]*/, "") ?? "";
  const { data } = await seen(planning, "host", {}, search);
  expect(data["poll"]).toMatchObject({ title: "When do we begin?", yes: 1 });
  const values = data["values"] as Record<string, string>;
  expect(values).toMatchObject({
    timePoll: poll,
    title: "When do we begin?",
    day: day(7),
    time: "18:30",
    minutes: "60",
  });
  const { to } = await sent(planning, "host", values);
  const id = /^\/s\/(\w+)\?planned=1$/.exec(to ?? "")?.[1] ?? "";
  const before = (await seen(session, "member", { id })).data["before"] as { mine: object; rsvps: object[] };
  expect(before.mine).toMatchObject({ answer: "yes", fromPoll: true });
  expect(before.rsvps).toHaveLength(1);
  expect((await shown(poll)).poll).toMatchObject({ state: "closed", session: { id, title: "When do we begin?" } });
  // What is closed fills no form any more, and neither does what never stood there.
  for (const query of [search, `?times=${poll}&at=friday`, "?times=x&at=2026-01-01T00:00Z"])
    expect((await seen(planning, "host", {}, query)).data["poll"]).toBe(undefined);
});

test("programs: what they are given is what the document says", async () => {
  const [host, member] = [await tokenOf(of.people.host), await tokenOf(of.people.member)];
  const ask = async (method: Method, address: string, as: string, body?: object, id = "") => {
    const path = address.replace("{slug}", of.slug).replace("{id}", id);
    const answer = await call(method, path, { token: as, body });
    const name = addresses[address]?.[method]?.gives[answer.status];
    if (answer.status < 300) expect(name).toBeDefined();
    if (name) expect((schemaOf(name) as z.ZodType).safeParse(answer.body).error?.issues ?? []).toEqual([]);
    return answer;
  };
  const startsAt = `${day(5)}T18:00:00.000Z`;
  const poll = { id: "when-we-meet-1", title: "When?", options: [{ startsAt }, { day: day(6), time: "19:00" }] };
  expect((await ask("POST", "/groups/{slug}/time-polls", host, poll)).status).toBe(201);
  expect((await ask("POST", "/groups/{slug}/time-polls", host, poll)).status).toBe(200);
  expect((await ask("POST", "/groups/{slug}/time-polls", member, { ...poll, id: "another-id-1" })).status).toBe(403);
  const answers = { answers: [{ startsAt, answer: "yes" }] };
  const answered = await ask("PUT", "/time-polls/{id}/answers", member, answers, poll.id);
  expect(answered.body).toMatchObject({ answered: 1, best: [{ startsAt, yes: 1, because: "alone" }] });
  expect((await ask("PATCH", "/time-polls/{id}", member, { state: "closed" }, poll.id)).status).toBe(403);
  const changed = await ask("PATCH", "/time-polls/{id}", host, { add: [{ day: day(8), time: "12:00" }] }, poll.id);
  expect(changed.body.options).toHaveLength(3);
  const { body } = await ask("POST", "/groups/{slug}/sessions", host, { title: "Then", startsAt, timePoll: poll.id });
  expect((await ask("GET", "/sessions/{id}/rsvps", host, undefined, body.id)).body.items).toMatchObject([
    { answer: "yes", fromPoll: true },
  ]);
  expect((await ask("GET", "/time-polls/{id}", member, undefined, poll.id)).body).toMatchObject({
    ...{ state: "closed", session: { id: body.id } },
  });
  expect((await ask("PUT", "/time-polls/{id}/answers", member, answers, poll.id)).status).toBe(409);
  expect((await ask("GET", "/groups/{slug}/time-polls", member)).body.items[0].id).toBe(poll.id);
});
