/** Whoever is shut out of a group takes away what they wrote there: nobody else does, and nothing else of the group opens to them. */
import { beforeEach, describe, expect, test } from "vitest";
import { write } from "#db/db.server";
import { removeComment, restoreComment, editComment } from "~/comments/comments.server";
import { withhold } from "~/comments/withholding.server";
import { commentFor } from "~/comments/reading.server";
import { changeGroup } from "~/groups/groups.server";
import { removeMember } from "~/groups/memberships.server";
import { act } from "~/moderation/acting.server";
import { ownStanding } from "~/moderation/own-standing.server";
import { handle } from "~/routes/g.$slug.standing";
import type { TextView } from "~/texts/text";
import type { Person } from "../accounts/people";
import { person } from "../accounts/people";
import { ask } from "../matrix/ask";
import { everyAddress } from "../matrix/manifest";
import { addMember, makeGroup, makeText, say } from "../support/people";

process.env["LIMITS"] = "off";
const addresses = await everyAddress();
let host: Person, ana: Person, ben: Person, slug: string, text: TextView;

const suspend = () =>
  act(host, slug, {
    ...{ kind: "suspend", user: ana.id, rule: 1, reason: "Time to think." },
    until: new Date(Date.now() + 86_400_000).toISOString(),
  });
const ban = () => act(host, slug, { kind: "ban", user: ana.id, rule: 1, reason: "Enough." });

let made = 0;
beforeEach(async () => {
  made++;
  [host, ana, ben] = [await person(`Greta ${made}`), await person(`Ana ${made}`), await person(`Ben ${made}`)];
  slug = await makeGroup(host);
  await addMember(slug, ana);
  await addMember(slug, ben);
  text = await makeText(host, slug);
});

const take = (as: Person, comment: string) => {
  const address = addresses.find(({ method, path }) => method === "POST" && path === "/g/:slug/words/:comment/delete");
  if (!address) throw new Error("no address to take words away at");
  return ask(address, as, { params: { slug, comment } });
};

describe.each([
  ["suspended", suspend],
  ["banned", ban],
])("%s", (_, shutOut) => {
  test.each(["public", "private"] as const)("from a group that is %s", async (visibility) => {
    const { id } = await say(ana, text.id, { body: "What I said once." });
    const hidden = await say(ana, text.id, { body: "What they hid." });
    const other = await say(ben, text.id, { body: "What Ben said." });
    await write((tx) => withhold(tx, hidden.id, { how: "hidden", tombstone: null }));
    expect((await ownStanding(ana, slug)).words).toEqual([]);
    await changeGroup(host, slug, { visibility });
    await shutOut();
    const mine = async () => (await ownStanding(ana, slug)).words.map(({ id, begins }) => [id, begins]);
    expect((await mine()).sort()).toEqual(
      [
        [id, "What I said once."],
        [hidden.id, "What they hid."],
      ].sort(),
    );

    // Theirs alone, and away is all it can go.
    expect((await take(ben, id)).outcome).toBe("no");
    expect((await take(ana, other.id)).outcome).toBe(visibility === "private" ? "none" : "no");
    const refused = { kind: visibility === "private" ? "not-found" : "forbidden" };
    await expect(editComment(ana, id, { body: "Other words.", version: 1 })).rejects.toMatchObject(refused);

    expect((await take(ana, id)).outcome).toBe("yes");
    await removeComment(ana, hidden.id);
    expect(await mine()).toEqual([]);
    await expect(restoreComment(ana, id)).rejects.toMatchObject(refused);
    await expect(commentFor(ben, id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(commentFor(host, hidden.id)).rejects.toMatchObject({ kind: "not-found" });
    expect((await commentFor(ben, other.id)).body).toBe("What Ben said.");
  });
});

test.each(["public", "private"] as const)(
  "the way back leads to a group that is %s only where it opens",
  async (visibility) => {
    await changeGroup(host, slug, { visibility });
    const way = async () =>
      handle.crumbs?.({ data: await ownStanding(ana, slug), params: { slug }, language: "en" })[0]?.to;
    expect(await way()).toBe(`/g/${slug}`);
    await suspend();
    expect(await way()).toBe(visibility === "public" ? `/g/${slug}` : undefined);
  },
);

test("whoever has left by themselves comes in again to do so", async () => {
  const { id } = await say(ana, text.id, { body: "What I said once." });
  await removeMember(ana, slug, ana.id);
  expect((await ownStanding(ana, slug)).words).toEqual([]);
  expect((await take(ana, id)).outcome).toBe("no");
});

test("a stranger to the group learns nothing there", async () => {
  const { id } = await say(ana, text.id, { body: "What I said once." });
  await changeGroup(host, slug, { visibility: "private" });
  const stranger = await person("Nobody here");
  expect((await take(stranger, id)).outcome).toBe("none");
  await expect(ownStanding(stranger, slug)).rejects.toMatchObject({ kind: "not-found" });
});
