/** In which session a comment was written is for those who may see that session, on every way a comment takes to somebody. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { startAuthSession } from "~/accounts/auth-session.server";
import type { Viewer } from "~/accounts/user";
import { changesSince } from "~/comments/changes.server";
import type { CommentView } from "~/comments/comment";
import { commentPage } from "~/comments/comment-page.server";
import { editComment, postComment } from "~/comments/comments.server";
import { commentsInOrder } from "~/comments/in-order.server";
import { commentFor, commentsOf } from "~/comments/reading.server";
import { changeGroup } from "~/groups/groups.server";
import type { LiveSocket } from "~/live/connection";
import { mintId } from "~/mint";
import * as api from "~/routes/api.v1.comments.$id._index";
import * as page from "~/routes/t.$id._index";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { changeSession, planSession } from "~/sessions/planning.server";
import { writingIn } from "~/sessions/record.server";
import { person, type Person } from "../accounts/people";
import { get } from "../comments/page-support";
import { circle, everybody, type Circle, type Who } from "../groups/circle";
import { makeText } from "../support/people";
import { soon } from "../sessions/evening";
import { ask, openStage, pause, type Stage } from "./stage";

const members: Who[] = ["member", "moderator", "facilitator", "host", "reader's token"];
let stage: Stage;
let of: Circle;
let guest: Person;
let textId: string;
let sessionId: string;
let comment: CommentView;

beforeAll(async () => {
  stage = await openStage();
  of = await circle("public");
  await changeGroup(of.people.host, of.slug, { guests: "comment" });
  textId = (await makeText(of.people.host, of.slug)).id;
  guest = await person(`Gus ${of.slug}`);
  const row = { groupId: of.id, userId: guest.id, role: "member", state: "active", guest: "comment" } as const;
  await write((tx) => tx.insert(schema.memberships).values({ ...row, joinedAt: new Date() }));
  const plan = { title: "An evening", startsAt: soon(), texts: [textId], guests: "none" };
  sessionId = (await planSession(of.people.host, of.slug, plan)).sessions[0]?.id ?? "";
  await tell("host", { ask: "start" });
  await tell("member", { ask: "come", person: of.people.member.id, name: "x" });
  comment = await written("As was said, Zwielicht");
});
afterAll(() => stage.close());

const tell = (who: "host" | "member", asked: object) =>
  command(of.people[who], sessionId, commandIn({ id: mintId(), ...asked }));
const written = async (body: string) => {
  const during = await writingIn(of.people.member, textId);
  return (await postComment(of.people.member, textId, { body, anchor: {} }, during)).comment;
};

/** Every way on which a comment is read; each tells of its session or not. */
const ways: Record<string, (viewer: Viewer, cookie: string | undefined) => Promise<unknown>> = {
  "one comment": (viewer) => commentFor(viewer, comment.id),
  "its page": (viewer) => commentPage(viewer, comment.id, "en"),
  "the list of a text": (viewer) => commentsOf(viewer, textId, {}, { limit: 20, after: null }),
  "in the order of the text": (viewer) =>
    commentsInOrder(viewer, textId, {} as never, { limit: 20, after: null, language: "en" }),
  "what changed": (viewer) => changesSince(viewer, textId, 0),
  "the reading page": async (_viewer, cookie) => {
    const as = cookie === undefined ? undefined : ({ cookie } as Person);
    const answer = await page.loader(get(`/t/${textId}`, { as, params: { id: textId }, search: "?p=text" }));
    return answer instanceof Response ? await answer.text() : answer;
  },
  "the API": async (_viewer, cookie) => {
    const as = cookie === undefined ? undefined : ({ cookie } as Person);
    const params = { id: comment.id };
    return ((await api.loader(get(`/api/v1/comments/${comment.id}`, { as, params }))) as Response).text();
  },
};

/** On which ways somebody is told, of those on which they read the comment at all. */
async function told(viewer: Viewer, cookie: string | undefined) {
  const tells: string[] = [];
  for (const [way, reads] of Object.entries(ways)) {
    const said = JSON.stringify(await reads(viewer, cookie));
    expect(said, way).toContain("Zwielicht");
    // The link to the session in the strip of a page that runs is another thing: only the comment’s own counts.
    if (said.replaceAll("\\", "").includes(`"sessionId":"${sessionId}"`)) tells.push(way);
  }
  return tells;
}

const whoCan = everybody.map((who) => [who, members.includes(who)] as const);

test.each(whoCan)("%s reads of it: %s", async (who, may) => {
  const viewer = of.as(who);
  const cookie = who === "reader's token" ? of.people.host.cookie : viewer ? (viewer as Person).cookie : undefined;
  expect(await told(viewer, cookie)).toEqual(may ? Object.keys(ways) : []);
});

test("guests read of it where the session has guests, of others not", async () => {
  expect(await told(guest, guest.cookie)).toEqual([]);
  await changeSession(of.people.host, sessionId, { guests: "listen" });
  expect(await told(guest, guest.cookie)).toEqual(Object.keys(ways));
  await changeGroup(of.people.host, of.slug, { guests: "none" });
  expect(await told(guest, guest.cookie)).toEqual([]);
  await changeGroup(of.people.host, of.slug, { guests: "comment" });
  await changeSession(of.people.host, sessionId, { guests: "none" });
});

test("of what is said while they look on, members hear in which session, nobody else", async () => {
  const cookieOf = async (id: string) => (await startAuthSession({ id, isOperator: false })).split(";")[0];
  const { host, member, outsider, pending } = of.people;
  const listeners: Record<string, { socket: LiveSocket; heard: string[] }> = {};
  for (const [who, one] of Object.entries({ host, member, outsider, pending, guest, stranger: null })) {
    const socket = stage.client(one ? { cookie: await cookieOf(one.id) } : {});
    const heard: string[] = [];
    (socket as unknown as { onAny(hear: (...news: unknown[]) => void): void }).onAny((...news) =>
      heard.push(JSON.stringify(news)),
    );
    expect(await ask(socket, "join", { room: `text:${textId}` })).toMatchObject({ ok: true });
    listeners[who] = { socket, heard };
  }
  const all = Object.entries(listeners);
  const hear = async (words: string) => {
    for (let tries = 0; tries < 60 && all.some(([, { heard }]) => !heard.join().includes(words)); tries++)
      await pause(50);
    return Object.fromEntries(
      all.map(([who, { heard }]) => {
        const of = heard.filter((news) => news.includes(words));
        return [who, [of.length, of.some((news) => news.includes(sessionId))]];
      }),
    );
  };
  const expected = (isMember: (who: string) => boolean) =>
    Object.fromEntries(all.map(([who]) => [who, [1, isMember(who)]]));
  const isMember = (who: string) => who === "host" || who === "member";

  const { id, version } = await written("Said now, Abendrot");
  expect(await hear("Abendrot")).toEqual(expected(isMember));
  await editComment(member, id, { body: "Said now, Morgenrot", version });
  expect(await hear("Morgenrot")).toEqual(expected(isMember));

  // Whoever is taken in hears from then on, whoever goes no longer.
  const row = { groupId: of.id, userId: outsider.id, role: "member", state: "active" } as const;
  await write((tx) => tx.insert(schema.memberships).values({ ...row, joinedAt: new Date() }));
  await write((tx) => tx.delete(schema.memberships).where(eq(schema.memberships.userId, guest.id)));
  const { announce } = await import("~/live/announce.server");
  announce("access", { groupId: of.id });
  await pause(1_500);
  await written("Said later, Mittagsglut");
  expect(await hear("Mittagsglut")).toEqual(expected((who) => isMember(who) || who === "outsider"));
  expect((await read().select().from(schema.comments).where(eq(schema.comments.sessionId, sessionId))).length).toBe(3);
});
