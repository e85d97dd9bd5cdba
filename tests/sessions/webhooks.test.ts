/** Programs outside hear of a group's sessions: each step once, with the plan as members see it, and nothing else. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { read, schema } from "#db/db.server";
import { mintId } from "~/mint";
import { cancelSession, uncancelSession } from "~/sessions/calling-off.server";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { changeSession, planSession } from "~/sessions/planning.server";
import { addWebhook } from "~/webhooks/webhooks.server";
import { circle } from "../groups/circle";

test("planned, changed, begun, ended, called off: once each", async () => {
  const { people, slug } = await circle("private");
  const all = await addWebhook(people.host, slug, { url: "https://hooks.example/all" });
  const some = await addWebhook(people.host, slug, { url: "https://hooks.example/some", events: ["comment.posted"] });
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const plan = { id: mintId(), title: "An evening", startsAt, place: "The library" };
  await planSession(people.host, slug, plan);
  await planSession(people.host, slug, plan);
  await changeSession(people.host, plan.id, { place: "The garden" });
  const tell = (ask: string) => command(people.host, plan.id, commandIn({ id: mintId(), ask }));
  for (const ask of ["start", "start", "end", "end", "reopen", "end"]) await tell(ask).catch(() => undefined);
  const [other] = (await planSession(people.host, slug, { title: "Another", startsAt })).sessions;
  await cancelSession(people.host, other?.id ?? "");
  await cancelSession(people.host, other?.id ?? "");
  await uncancelSession(people.host, other?.id ?? "");

  const told = async (webhookId: string) =>
    read()
      .select()
      .from(schema.webhookDeliveries)
      .where(eq(schema.webhookDeliveries.webhookId, webhookId))
      .orderBy(schema.webhookDeliveries.createdAt, schema.webhookDeliveries.id);
  const heard = await told(all.id);
  expect(heard.map(({ event }) => event)).toEqual([
    ...["session.planned", "session.changed", "session.started", "session.ended", "session.started", "session.ended"],
    ...["session.planned", "session.cancelled", "session.changed"],
  ]);
  const bodies = heard.map(({ payload }) => (JSON.parse(payload) as { data: { session: object; url: string } }).data);
  expect(bodies[1]).toMatchObject({
    session: { id: plan.id, place: "The garden", state: "planned" },
    url: `/s/${plan.id}`,
  });
  expect(bodies.map(({ session }) => (session as { state: string }).state)).toEqual([
    ...["planned", "planned", "live", "ended", "live", "ended", "planned", "cancelled", "planned"],
  ]);
  expect(await told(some.id)).toEqual([]);
});
