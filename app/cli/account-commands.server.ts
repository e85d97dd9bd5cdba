/** `lectern user list|disable|enable|sign-out|operator|reset-link`, `lectern group list`, `lectern member list|remove`. */
import { write } from "#db/db.server";
import { nameKeyOf } from "../accounts/names";
import { dropLinks, makeLink } from "../accounts/one-time-links.server";
import type { UserView } from "../accounts/user";
import { usersByName } from "../accounts/users.server";
import { recordAct } from "../acts/acts.server";
import { groupFor } from "../groups/groups.server";
import { membersOf } from "../groups/members.server";
import { removeMember } from "../groups/memberships.server";
import {
  disableUser,
  dropFactorOf,
  enableUser,
  endOperator,
  groupsForOperator,
  makeOperator,
  signOutUser,
  usersForOperator,
} from "../operating/people.server";
import { isRefusal } from "../refusals";
import { operatingWords } from "../words/operating";
import { operatorWords } from "../words/operator";
import { Failure, print, type OutputOptions } from "./output";
import { openForTool, publicAddress, toolViewer } from "./tool-viewer.server";

const words = operatorWords.en.tool;
const said = operatingWords.en.tool;

type Listing = OutputOptions & { search?: string };

/** One document a line with `--json`. */
export async function listUsers(root: string, { search = "", ...options }: Listing): Promise<void> {
  await openForTool(root);
  await eachPage(
    (page) => usersForOperator(toolViewer, { ...page, q: search }),
    (user) =>
      print(options, user, [
        [
          user.name,
          user.email,
          ...(user.isGuest ? [operatingWords.en.guestPill] : []),
          ...(user.isOperator ? [operatingWords.en.operatorPill] : []),
          ...(user.disabledAt ? [operatingWords.en.disabledPill] : []),
        ].join("\t"),
      ]),
  );
}

export async function listGroups(root: string, { search = "", ...options }: Listing): Promise<void> {
  await openForTool(root);
  await eachPage(
    (page) => groupsForOperator(toolViewer, { ...page, q: search }),
    (group) =>
      print(options, group, [
        [
          ...[group.slug, group.name, group.visibility, operatingWords.en.members(group.members)],
          ...(group.guests > 0 ? [operatingWords.en.guests(group.guests)] : []),
        ].join("\t"),
      ]),
  );
}

export async function listMembers(root: string, slug: string, options: OutputOptions): Promise<void> {
  await openForTool(root);
  await groupFor(toolViewer, slug).catch(asNoGroup(slug));
  await eachPage(
    (page) => membersOf(toolViewer, slug, page),
    (member) => print(options, member, [`${member.user.name}\t${member.role}`]),
  );
}

export async function removeFrom(root: string, slug: string, name: string, options: OutputOptions): Promise<void> {
  await openForTool(root);
  const user = await userNamed(name);
  await groupFor(toolViewer, slug).catch(asNoGroup(slug));
  await removeMember(toolViewer, slug, user.id).catch((error: unknown) => {
    throw isRefusal(error) && error.kind === "not-found" ? new Failure(said.noMember(name, slug)) : error;
  });
  print(options, { removed: { user, group: slug } }, [said.removed(user.name, slug)]);
}

const acts = {
  disable: disableUser,
  enable: enableUser,
  "sign-out": signOutUser,
  operator: makeOperator,
  end: endOperator,
  "second-factor-off": dropFactorOf,
};

/** What an operator's page does too. */
export async function actOn(root: string, act: keyof typeof acts, name: string, options: OutputOptions): Promise<void> {
  await openForTool(root);
  const user = await acts[act](toolViewer, (await userNamed(name)).id);
  print(options, { user, act }, [said.acts[act](user.name)]);
}

/** For somebody who gets no mail: whoever opens it sets the password. The links before it end. */
export async function resetLink(root: string, name: string, options: OutputOptions): Promise<void> {
  await openForTool(root);
  const user = await userNamed(name);
  const secret = await write(async (tx) => {
    await dropLinks(tx, user.id, ["reset-password"]);
    await recordAct(tx, { actor: toolViewer, groupId: null, act: "user.reset-link", targetId: user.id });
    return makeLink(tx, { purpose: "reset-password", userId: user.id, lifetime: 3_600_000 });
  });
  const url = `${publicAddress()}/reset/${secret}`;
  print(options, { user, url }, [said.resetLink(user.name), url]);
}

async function eachPage<Item>(
  pageOf: (page: { limit: number; after: string | null }) => Promise<{ items: Item[]; next: string | null }>,
  show: (item: Item) => void,
): Promise<void> {
  for (let after: string | null = null; ;) {
    const { items, next } = await pageOf({ limit: 200, after });
    items.forEach(show);
    if (next === null) return;
    after = next;
  }
}

async function userNamed(name: string): Promise<UserView> {
  const found = await usersByName([name]);
  const user = found.get(nameKeyOf(name)) ?? found.values().next().value;
  if (!user) throw new Failure(words.noUser(name));
  return user;
}

const asNoGroup = (slug: string) => (error: unknown) => {
  throw isRefusal(error) && error.kind === "not-found" ? new Failure(words.noGroup(slug)) : error;
};
