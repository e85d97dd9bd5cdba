/** What the pages beside a session show of it, and to whom. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { mintId } from "~/mint";
import { onAnnouncement } from "~/live/announce.server";
import * as doing from "~/routes/s.$id.do";
import { sessionState } from "~/sessions/record.server";
import { runningSessions } from "~/sessions/session-lists.server";
import { groupAt, stripFor } from "~/sessions/strips.server";
import { endOf } from "../accounts/people";
import { outcome, post } from "../comments/page-support";
import { circle, everybody, type Circle } from "../groups/circle";
import { makeText } from "../support/people";
import { evenings, soon } from "./evening";

process.env["LIMITS"] = "off";
let { of, textId, blocks, planned, tell } = {} as Awaited<ReturnType<typeof evenings>>;
let id: string;

beforeAll(async () => void ({ of, textId, blocks, planned, tell } = await evenings()));
beforeEach(async () => {
  id = await planned();
  await tell("host", id, { ask: "start" });
  await tell("host", id, { ask: "move", spot: { textId, block: blocks[1] } });
  return async () => void (await tell("host", id, { ask: "end" }));
});

const inside = ["member", "moderator", "facilitator", "host"];

test("members are told of it, and nobody else, on whatever page", async () => {
  for (const who of everybody) {
    const viewer = of.as(who);
    for (const path of [`/t/${textId}`, `/g/${of.slug}`, "/"]) {
      const strip = viewer ? await stripFor(viewer, path) : undefined;
      expect([who, path, strip?.id]).toEqual([
        who,
        path,
        inside.includes(who) || who === "reader's token" ? id : undefined,
      ]);
    }
    const isInside = inside.includes(who) || who === "reader's token";
    expect([who, await groupAt(viewer, textId)]).toEqual([who, isInside ? blocks[1] : null]);
  }
});

test("on its text it can be followed; on a session's own pages it is not shown twice; when it is over, nowhere", async () => {
  const { member } = of.people;
  expect(await stripFor(member, `/t/${textId}`)).toMatchObject({
    ...{ id, textId, may: "take-part", me: { id: member.id } },
    now: { spot: { textId, block: blocks[1] }, turn: null, hand: null },
    where: { block: blocks[1], number: 2, before: blocks[0] },
  });
  const other = (await makeText(of.people.host, of.slug)).id;
  expect(await stripFor(member, `/t/${other}`)).toMatchObject({ id, textId: null });
  expect(await stripFor(member, `/t/${textId}/comments`)).toMatchObject({ id, textId: null });
  expect(await stripFor(member, `/s/${id}`)).toBeUndefined();
  expect(await groupAt(member, other)).toBeNull();
  await tell("host", id, { ask: "end" });
  expect(await stripFor(member, `/t/${textId}`)).toBeUndefined();
  expect(await groupAt(member, textId)).toBeNull();
  await tell("host", id, { ask: "reopen" });
});

test("of two the one on the text is shown there", async () => {
  const other = (await makeText(of.people.host, of.slug)).id;
  const second = await planned({ texts: [other] });
  await tell("host", second, { ask: "start" });
  expect((await stripFor(of.people.member, `/t/${textId}`))?.id).toBe(id);
  expect((await stripFor(of.people.member, `/t/${other}`))?.id).toBe(second);
  await tell("host", second, { ask: "end" });
});

test("the rooms of its texts are told when it begins, not of what follows", async () => {
  const told: string[] = [];
  const stop = onAnnouncement("changed", ({ room, what }) => what === "session" && told.push(room));
  const second = await planned();
  const [hand, person] = [mintId(), of.people.member.id];
  await tell("host", second, { ask: "start" });
  await tell("member", second, { ask: "raise", hand, person });
  await tell("host", second, { ask: "end" });
  stop();
  expect(told.sort()).toEqual([`group:${of.slug}`, `text:${textId}`].sort());
});

test("a place is named by its number too; one that the text has not is refused", async () => {
  const move = (who: keyof Circle["people"], number: string, text = textId) =>
    outcome(
      doing.action(
        post(
          `/s/${id}/do`,
          { ask: "move", id: mintId(), "spot.textId": text, "spot.number": number },
          { as: of.people[who], params: { id }, accept: "*/*" },
        ),
      ),
    );
  expect(await move("host", "1")).toMatchObject({ status: 200, data: { now: { spot: { textId, block: blocks[0] } } } });
  for (const number of ["0", "99999", "-1", "", "1e1", "2 "])
    expect(await move("host", number)).toMatchObject({
      status: 422,
      data: { errors: { "spot.number": expect.any(String) } },
    });
  const elsewhere = await circle("private");
  const foreign = await makeText(elsewhere.people.host, elsewhere.slug);
  expect(await move("host", "1", foreign.id)).toMatchObject({ status: 422 });
  expect(await move("member", "1")).toMatchObject({ status: 403 });
  expect(await move("outsider", "1")).toMatchObject({ status: 404 });
  expect((await sessionState(of.people.host, id)).now.spot).toEqual({ textId, block: blocks[0] });
});

test("of two on the same text it is the one that somebody is in, and says that another runs", async () => {
  const { member, moderator } = of.people;
  await tell("member", id, { ask: "come", person: member.id, name: "x" });
  const newer = await planned({ startsAt: soon(48) });
  await tell("host", newer, { ask: "start" });
  await tell("host", newer, { ask: "move", spot: { textId, block: blocks[0] } });
  const shown = async (viewer: typeof member, path: string) => {
    const strip = await stripFor(viewer, path);
    return [strip?.id, strip?.others];
  };
  expect(await shown(member, `/t/${textId}`)).toEqual([id, 1]);
  expect(await shown(member, "/")).toEqual([id, 1]);
  expect((await stripFor(member, "/"))?.otherRuns).toEqual([{ url: `/s/${newer}`, title: "An evening" }]);
  const running = await runningSessions(moderator, of.slug, "en");
  expect(running.map(({ id, mayOpen }) => [id, mayOpen])).toEqual([newer, id].map((each) => [each, true]));
  expect(await endOf(runningSessions(of.people.outsider, of.slug, "en"))).toBe("not-found");
  expect(await groupAt(member, textId)).toBe(blocks[1]);
  expect(await shown(moderator, `/t/${textId}`)).toEqual([newer, 1]);
  expect(await groupAt(moderator, textId)).toBe(blocks[0]);
  await tell("host", newer, { ask: "end" });
  expect(await shown(moderator, "/")).toEqual([id, 0]);
});
