/** Words planted in a private group, looked for where they might leak besides pages: sockets, notices, mail, hooks. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { editComment, postComment, react, removeComment, settleQuestion } from "~/comments/comments.server";
import { changeGroup } from "~/groups/groups.server";
import { changeRole, removeMember } from "~/groups/memberships.server";
import { webhookEvents } from "~/webhooks/webhook";
import { changeText } from "~/texts/text-changes.server";
import { ask, openStage, pause, type Stage } from "../live/stage";
import { makeCast, makeWorld, type Cast, type Who, type World } from "./cast";

process.env["LIMITS"] = "off";
let cast: Cast, world: World, stage: Stage;
const outside = ["outsider", "elsewhere", "removed", "operator"] as const;

beforeAll(async () => {
  cast = await makeCast();
  world = await makeWorld(cast, "private");
  await makeWorld(cast, "public");
  await write((tx) => tx.update(schema.webhooks).set({ events: [...webhookEvents] }));
  stage = await openStage();
});
afterAll(() => stage.close());

test("sockets of those outside hear nothing of what happens inside; one that is inside hears it", async () => {
  const heard: Record<string, string[]> = {};
  for (const who of [...outside, "stranger", "pending", "member"] as const) {
    const said: string[] = (heard[who] = []);
    const client = stage.client(who === "stranger" ? {} : { cookie: cast[who].cookie });
    client.onAny((...event: unknown[]) => said.push(JSON.stringify(event)));
    for (const room of [`text:${world.textId}`, `group:${world.slug}`, "user:me"])
      said.push(JSON.stringify(await ask(client, "join", { room, since: 0 })));
    for (const message of ["at", "typing"] as const)
      said.push(JSON.stringify(await ask(client, message, { room: `text:${world.textId}`, block: world.block })));
  }
  await everything();
  await pause(600);
  for (const who of [...outside, "stranger"] as const)
    expect([who, heard[who]?.filter((said) => tells(said))]).toEqual([who, []]);
  // Whoever waits knows the group's name, which its door shows, and nothing else.
  expect(heard["pending"]?.filter((said) => tells(said.replaceAll(`${world.planted}name`, "")))).toEqual([]);
  expect(heard["member"]?.some((said) => tells(said))).toBe(true);
});

test("nobody outside has a notice about it, and no mail to them speaks of it", async () => {
  const ids = new Map(outside.map((who) => [cast[who].id, who] as const));
  const notices = await read().select().from(schema.notices);
  expect(notices.filter(({ groupId, userId }) => groupId === world.groupId && ids.has(userId))).toEqual([]);
  expect(notices.length).toBeGreaterThan(0);
  const mails = await read().select().from(schema.mails);
  const addresses = new Set(
    (await read().select().from(schema.users)).filter(({ id }) => ids.has(id)).map(({ email }) => email),
  );
  expect(mails.filter((mail) => addresses.has(mail.to) && tells(JSON.stringify(mail)))).toEqual([]);
});

test("hooks of other groups are told nothing", async () => {
  const deliveries = await read().select().from(schema.webhookDeliveries);
  expect(deliveries.filter(({ webhookId }) => webhookId === world.webhook).length).toBeGreaterThan(1);
  expect(deliveries.filter(({ webhookId, payload }) => webhookId !== world.webhook && tells(payload))).toEqual([]);
});

const tells = (said: string) => said.includes(world.planted);

/** Whatever members do there, naming those outside where one can name somebody. */
async function everything(): Promise<void> {
  const { author, member, host } = cast;
  const names = (["outsider", "removed", "member"] satisfies Who[]).map(
    (who) => `@[${cast[who].name}] @${cast[who].name}`,
  );
  const { comment } = await postComment(author, world.textId, {
    anchor: { block: world.block },
    body: `${world.planted} ${names.join(" ")}`,
  });
  await postComment(member, world.textId, { parentId: comment.id, body: `${world.planted} reply` });
  await editComment(author, comment.id, { body: `${world.planted} again ${names.join(" ")}`, version: 1 });
  await react(member, comment.id, "agree", true);
  await settleQuestion(host, world.commentId, "answered");
  await changeText(world.founder, world.textId, { title: `${world.planted} title` });
  await changeGroup(host, world.slug, { description: `${world.planted} description` });
  await changeRole(host, world.slug, world.other.id, "moderator");
  await removeMember(host, world.slug, world.other.id);
  await removeComment(author, comment.id);
}
