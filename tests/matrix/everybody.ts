/**
 * Who may do what: everybody × every kind of group, each cell asked as it would be over HTTP. What strangers may not see
 * must not be told by the way it is refused. Pages and the API are asked in files of their own, one beside the other.
 */
import { isNotNull } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { schema, write } from "#db/db.server";
import type { Person } from "../accounts/people";
import { adding } from "./adding";
import { ask, type Outcome } from "./ask";
import { everybody, idIn, isHidden, kinds, makeCast, makeWorld, type Cast, type Kind, type World } from "./cast";
import type { Address } from "./manifest";
import { knows } from "./rules";
import { table } from "./table";

let cast: Cast;
const worlds = new Map<Kind, World>();

/** A test for each of these addresses: the whole line of the table. Called once in a file. */
export function askEverybody(addresses: Address[]): void {
  process.env["LIMITS"] = "off";
  beforeAll(async () => {
    cast = await makeCast();
  });

  /** On a slow machine this takes longer than the fifteen minutes for which a password counts: whoever had proved who they are has. */
  beforeEach(async () => {
    const { authSessions } = schema;
    await write((tx) => tx.update(authSessions).set({ provedAt: new Date() }).where(isNotNull(authSessions.provedAt)));
  });

  // A copy of the whole database is made in one of them: it takes its time beside other work.
  test.each(addresses)("$method $path", { timeout: 120_000 }, askedAt);
}

async function askedAt(address: Address): Promise<void> {
  const named = `${address.method} ${address.path}`;
  const line = table[named];
  if (!line) throw new Error("not in the table");
  const wrong: string[] = [];
  let cells = 0;
  for (const kind of kinds)
    for (const who of everybody) {
      if (line.leaves?.cell(who, kind)) continue;
      cells++;
      const as: Person | null = who === "stranger" ? null : cast[who];
      const world = await worldOf(kind);
      const { slug, invite, block } = world;
      const id = idIn(world, address.path);
      const params = { slug, id, code: invite, block, ...(await line.names?.(world, cast, as)) };
      const sent = (await line.sends?.(world, cast, as)) ?? {};
      const { outcome, said } = await ask(address, as, { params, ...sent });
      const meant: Outcome = line.rule(who, kind);
      if (outcome !== meant) wrong.push(`${who} × ${kind}: heard ${outcome}, meant ${meant}`);
      // Neither in words nor in headers: what a private group is called, reads and says.
      const heard = line.recalls && who === "removed" ? said.replaceAll(`${world.planted}name`, "") : said;
      if (!line.tells && !knows(who, kind) && isHidden(kind) && heard.includes(world.planted))
        wrong.push(`${who} × ${kind}: hears of ${said.slice(0, 200)}`);
      // What somebody was allowed to change is not what the next one is asked about. An address without a parameter
      // names nothing of the world; to make it anew each time was half of this file's time.
      const changed = address.method !== "GET" && outcome === "yes" && address.path.includes(":");
      if (changed && !adding.has(named)) worlds.delete(kind);
    }
  if (line.spoils) worlds.clear();
  expect(wrong).toEqual([]);
  expect(cells).toBeGreaterThan(0);
}

/** One nobody has changed yet. */
async function worldOf(kind: Kind): Promise<World> {
  let world = worlds.get(kind);
  if (!world) worlds.set(kind, (world = await makeWorld(cast, kind)));
  return world;
}
