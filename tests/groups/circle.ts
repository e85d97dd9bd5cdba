/** A group with everybody in it who may ask something of it. */
import { eq } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { makeToken } from "~/accounts/tokens.server";
import type { Viewer } from "~/accounts/user";
import { viewerOfToken } from "~/accounts/viewer.server";
import type { Joining, Visibility } from "~/groups/group";
import { createGroup } from "~/groups/groups.server";
import { joinGroup, putMember } from "~/groups/memberships.server";
import { person, type Person } from "../accounts/people";

let count = 0;

export const everybody = [
  "stranger",
  "outsider",
  "pending",
  "member",
  "moderator",
  "facilitator",
  "host",
  "reader's token",
] as const;
export type Who = (typeof everybody)[number];

export type Circle = {
  id: string;
  slug: string;
  people: Record<Exclude<Who, "stranger" | "reader's token">, Person>;
  as(who: Who): Viewer;
};

export async function circle(visibility: Visibility, joining: Joining = "request"): Promise<Circle> {
  const n = ++count;
  const [host, facilitator, moderator, member, pending, outsider] = await Promise.all(
    ["Greta", "Fay", "Mo", "Mia", "Penn", "Otto"].map((name) => person(`${name} of ${n} q`)),
  );
  if (!host || !facilitator || !moderator || !member || !pending || !outsider) throw new Error("nobody");
  // Nobody makes such a group any more, but some have one.
  const isOld = visibility === "private" && joining === "open";
  const wished = { name: `Circle ${n}`, slug: `circle-${n}`, visibility, joining: isOld ? "invite" : joining };
  const { group } = await createGroup(host, wished);
  if (isOld) await write((tx) => tx.update(schema.groups).set({ joining }).where(eq(schema.groups.id, group.id)));
  const { slug, id } = group;
  await write(async (tx) => {
    await putMember(tx, slug, facilitator.id, "facilitator");
    await putMember(tx, slug, moderator.id, "moderator");
    await putMember(tx, slug, member.id, "member");
  });
  await askFor(pending, slug, id);
  const { token } = await makeToken(host, { name: "reads", scopes: ["read"] });
  const readers = await viewerOfToken(token);
  const people = { host, facilitator, moderator, member, pending, outsider };
  return {
    id,
    slug,
    people,
    as: (who) => (who === "stranger" ? null : who === "reader's token" ? readers : people[who]),
  };
}

/** Waits, also where one could not ask: it did when the group was another. */
async function askFor(pending: Person, slug: string, groupId: string): Promise<void> {
  await write((tx) =>
    tx
      .insert(schema.memberships)
      .values({ groupId, userId: pending.id, role: "member", state: "pending", joinedAt: new Date() }),
  );
  await joinGroup(pending, slug).catch(() => undefined);
}
