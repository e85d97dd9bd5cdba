/** Of how a group moderates, and of appeals. */
import { eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { mintId } from "~/mint";
import { act } from "~/moderation/acting.server";
import { appealAgainst } from "~/moderation/appeals.server";
import type { Cast, Who, World } from "./cast";
import { form, json, type Table } from "./line";
import { hosts, inGroup, readsText, type Rule } from "./rules";

const settings = () => ({ keepMonths: "6", appeals: "panel" });

const beforehand = () => ({ hold: "nobody", newcomerUntil: "3", holdLinks: "nobody", warnWords: "tulip" });

/** The founder, a host, warns the author; so another host decides, and no moderator does. */
async function warned(world: World, cast: Cast): Promise<{ id: string }> {
  const user = world.kind === "other" ? world.other.id : cast.author.id;
  // Each for a reason of its own: said twice at the same moment it is said once.
  const reason = `Unkind, ${mintId()}.`;
  const { action } = await act(world.founder, world.slug, { kind: "warn", user, rule: 1, reason });
  return { id: action.id };
}
async function appealed(world: World, cast: Cast): Promise<{ id: string; action: string }> {
  const { id: action } = await warned(world, cast);
  const who = world.kind === "other" ? world.other : cast.author;
  const { id } = await appealAgainst(who, action, { id: mintId(), words: `${world.planted}objection` });
  // Else it would be for operators, since the only host there acted.
  if (world.kind === "other")
    await write((tx) =>
      tx
        .update(schema.cases)
        .set({ decides: "hosts" })
        .where(eq(schema.cases.subject, `appeal:${id}`)),
    );
  return { id, action };
}
const ofAction = async (world: World, cast: Cast) => ({ id: (await appealed(world, cast)).action });
const ofAppeal = async (world: World, cast: Cast) => ({ id: (await appealed(world, cast)).id });

const theirs =
  (some: Who[]): Rule =>
  (who, kind) =>
    who === "stranger" ? "in" : some.includes(who) && kind !== "other" ? "yes" : "none";
const [readers, author, decider] = [theirs(["author", "host"]), theirs(["author"]), theirs(["host"])];

const objection = () => ({ id: mintId(), words: "It was meant as a joke." });
const message = () => ({ id: mintId(), body: "Please look at what I answered to." });
const refusal = () => ({ decision: "refuse", reason: "It was no joke." });

const appeals: Table = {
  "GET /g/:slug/actions/:id/appeal": { rule: theirs(["author", "moderator", "host"]), names: warned },
  "POST /g/:slug/actions/:id/appeal": { rule: author, names: warned, sends: form(objection) },
  "GET /g/:slug/appeals/:id": { rule: readers, names: ofAppeal },
  ...Object.fromEntries(
    ["say", "decide", "vote", "lot", "withdraw"].map((door) => [
      `GET /g/:slug/appeals/:id/${door}`,
      { rule: readers, names: ofAppeal },
    ]),
  ),
  "POST /g/:slug/appeals/:id/say": { rule: readers, names: ofAppeal, sends: form(message) },
  "POST /g/:slug/appeals/:id/decide": { rule: decider, names: ofAppeal, sends: form(refusal) },
  // Nobody was drawn.
  "POST /g/:slug/appeals/:id/vote": { rule: theirs([]), names: ofAppeal, sends: form(refusal) },
  "POST /g/:slug/appeals/:id/lot": { rule: theirs([]), names: ofAppeal, sends: form(() => ({ accepts: "true" })) },
  "POST /g/:slug/appeals/:id/withdraw": { rule: author, names: ofAppeal },
  "GET /api/v1/actions/:id/appeal": { rule: readers, names: ofAction },
  "POST /api/v1/actions/:id/appeal": { rule: author, names: warned, sends: json(objection) },
  "GET /api/v1/appeals/:id": { rule: readers, names: ofAppeal },
  "DELETE /api/v1/appeals/:id": { rule: author, names: ofAppeal },
  "POST /api/v1/appeals/:id/messages": { rule: readers, names: ofAppeal, sends: json(message) },
  "POST /api/v1/appeals/:id/decide": { rule: decider, names: ofAppeal, sends: json(refusal) },
  "POST /api/v1/appeals/:id/vote": { rule: theirs([]), names: ofAppeal, sends: json(refusal) },
  "POST /api/v1/appeals/:id/accept": { rule: theirs([]), names: ofAppeal },
  "POST /api/v1/appeals/:id/decline": { rule: theirs([]), names: ofAppeal },
};

export const appealTable: Table = {
  ...appeals,
  "GET /g/:slug/moderation/settings": { rule: readsText },
  "POST /g/:slug/moderation/settings": { rule: inGroup(hosts), sends: form(settings) },
  "GET /api/v1/groups/:slug/moderation-settings": { rule: readsText },
  "PATCH /api/v1/groups/:slug/moderation-settings": { rule: inGroup(hosts), sends: json(settings) },
  "GET /g/:slug/moderation/prevention": { rule: inGroup(["moderator", "host"], { archived: true }) },
  "POST /g/:slug/moderation/prevention": { rule: inGroup(hosts), sends: form(beforehand) },
  "GET /api/v1/groups/:slug/prevention": { rule: inGroup(["moderator", "host"], { archived: true }) },
  "PATCH /api/v1/groups/:slug/prevention": { rule: inGroup(hosts), sends: json(() => ({ holdFloods: true })) },
};
