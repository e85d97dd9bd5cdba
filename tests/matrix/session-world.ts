/** A session that is planned and one that runs in a group of the matrix, with everything in it that an address may name. */
import { and, eq } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import { mintId } from "~/mint";
import { command } from "~/sessions/commanding.server";
import { commandIn } from "~/sessions/command-input";
import { sendMessage } from "~/sessions/messages.server";
import { proposeAmendment } from "~/sessions/amendments.server";
import { writeMinutes } from "~/sessions/minutes.server";
import { planSession } from "~/sessions/planning.server";
import { answerTimes, askForTimes } from "~/sessions/time-polls.server";
import { keepTemplate } from "~/sessions/templates.server";
import type { World } from "./cast";

export type Sessions = {
  planned: string;
  live: string;
  /** With minutes that are shown, and an amendment. */
  over: string;
  /** Of the live one: all of the founder's doing. */
  ids: {
    item: string;
    hand: string;
    turn: string;
    poll: string;
    template: string;
    amendment: string;
    timePoll: string;
    message: string;
  };
};

/** The time that the group is asked about. */
export const askedAbout = new Date(Math.floor(Date.now() / 86_400_000 + 3) * 86_400_000).toISOString();

const made = new WeakMap<World, Promise<Sessions>>();

/** Made when an address first asks for it: most do not. */
export function sessionsOf(world: World): Promise<Sessions> {
  let sessions = made.get(world);
  if (!sessions) made.set(world, (sessions = make(world)));
  return sessions;
}

async function make(world: World): Promise<Sessions> {
  await setArchived(world, null);
  const { founder, slug, textId, planted, block } = world;
  const plan = async (title: string) => {
    const startsAt = new Date(Date.now() + 86_400_000).toISOString();
    const words = { title: `${planted}${title}`, about: `${planted}about`, place: `${planted}place` };
    const [first] = (await planSession(founder, slug, { ...words, startsAt, texts: [textId] })).sessions;
    return first?.id ?? "";
  };
  const [planned, live] = [await plan("planned"), await plan("live")];
  const ids = {
    item: mintId(),
    hand: mintId(),
    turn: mintId(),
    poll: mintId(),
    template: "",
    amendment: "",
    timePoll: "",
    message: "",
  };
  const tell = (ask: object) => command(founder, live, commandIn({ id: mintId(), ...ask }));
  const passage = { textId, from: block, to: block };
  const item = { title: `${planted}item`, mode: "discussion", minutes: 5, prompt: `${planted}prompt`, passage };
  await tell({ ask: "add-item", item: { ...item, id: ids.item } });
  await tell({ ask: "start" });
  await tell({ ask: "come", person: "ida-without-device", name: `${planted}Ida` });
  await tell({ ask: "give-floor", from: null, person: "ida-without-device", turn: ids.turn });
  await tell({ ask: "raise", hand: ids.hand, person: founder.id, words: `${planted}words` });
  await tell({ ask: "open-poll", poll: ids.poll, kind: "yes-no", question: `${planted}question` });
  await tell({ ask: "note", note: mintId(), kind: "decision", body: `${planted}decision` });
  ids.message = (await sendMessage(founder, live, { body: `${planted}message` })).message.id;
  const over = await plan("over");
  await command(founder, over, commandIn({ id: mintId(), ask: "start" }));
  // Who was there may propose amendments: here everybody who is in the group was.
  const { groupId, state, userId } = schema.memberships;
  const there = await read()
    .select({ person: userId })
    .from(schema.memberships)
    .where(and(eq(groupId, world.groupId), eq(state, "active")));
  for (const { person } of there)
    await command(founder, over, commandIn({ id: mintId(), ask: "come", person, name: `${planted}Ida` }));
  await command(founder, over, commandIn({ id: mintId(), ask: "end" }));
  await writeMinutes(founder, over, { step: "record", version: 0 });
  await writeMinutes(founder, over, { step: "show", version: 1 });
  ids.amendment = (await proposeAmendment(founder, over, { body: `${planted}amendment` })).amendment.id;
  const when = { title: `${planted}times`, options: [{ startsAt: askedAbout }] };
  ids.timePoll = (await askForTimes(founder, slug, when)).poll.id;
  await answerTimes(founder, ids.timePoll, { answers: [{ startsAt: askedAbout, answer: "yes" }] });
  ids.template = (await keepTemplate(founder, slug, { name: `${planted}template`, items: [] })).id;
  if (world.kind === "archived") await setArchived(world, new Date());
  return { planned, live, over, ids };
}

const setArchived = ({ groupId }: World, archivedAt: Date | null) =>
  write((tx) => tx.update(schema.groups).set({ archivedAt }).where(eq(schema.groups.id, groupId)));
