/** `lectern user add`, `lectern group add`, `lectern member add`. */
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { schema, type Db } from "#db/db.server";
import { nameKeyOf } from "../accounts/names";
import { operatorPasswordMin } from "../accounts/passwords";
import { makeToken } from "../accounts/tokens.server";
import type { UserView } from "../accounts/user";
import { signUp, usersByName } from "../accounts/users.server";
import type { Joining, Role, Visibility } from "../groups/group";
import { createGroup } from "../groups/groups.server";
import { placeMember } from "../groups/placing.server";
import { isRefusal } from "../refusals";
import { accountWords } from "../words/accounts";
import { operatorWords } from "../words/operator";
import { Failure, print, type OutputOptions } from "./output";
import { actingAs, beginForTool, openForTool, publicAddress, toolViewer } from "./tool-viewer.server";

const words = operatorWords.en.tool;

type UserOptions = OutputOptions & { email: string; password?: string; operator?: boolean; token?: boolean };

export async function addUser(root: string, name: string, options: UserOptions): Promise<void> {
  await beginForTool(root);
  const { email, operator = false } = options;
  const password = options.password ?? randomBytes(15).toString("base64url");
  const user = await signUp(
    { name, email, password },
    { isVouched: true, ...(operator ? { passwordMin: operatorPasswordMin, also: makeOperator } : {}) },
  ).catch((error: unknown) => {
    // Only the sign-up page can send whoever reads it to sign in instead.
    const taken = isRefusal(error) && error.more.errors?.["email"]?.("en") === accountWords.en.emailTaken;
    throw taken ? new Failure(words.emailTaken(email)) : error;
  });
  const scopes = ["read", "write", "moderate", ...(operator ? ["operate"] : [])];
  const token = options.token
    ? (await makeToken(actingAs(user, operator), { name: "lectern user add", scopes })).token
    : null;
  const made = options.password === undefined ? password : null;
  print(
    options,
    { user: { id: user.id, name: user.name }, ...(made ? { password: made } : {}), ...(token ? { token } : {}) },
    [
      words.madeUser(user.name),
      ...(made ? [words.madePassword(made)] : []),
      ...(token ? [words.madeToken(token)] : []),
    ],
  );
}

async function makeOperator(tx: Db, userId: string): Promise<void> {
  await tx.update(schema.users).set({ isOperator: true }).where(eq(schema.users.id, userId));
}

type GroupOptions = OutputOptions & { name: string; host: string; visibility: Visibility; join: Joining };

export async function addGroup(
  root: string,
  slug: string,
  { name, host, visibility, join, ...options }: GroupOptions,
): Promise<void> {
  await openForTool(root);
  const maker = await userNamed(host);
  const { group } = await createGroup(actingAs(maker), { slug, name, visibility, joining: join });
  const url = `/g/${group.slug}`;
  print(options, { group: { id: group.id, slug: group.slug, name: group.name, url } }, [
    words.madeGroup(group.name, publicAddress() + url),
  ]);
}

export async function addMember(
  root: string,
  slug: string,
  name: string,
  { role: wished, ...options }: OutputOptions & { role?: Role },
): Promise<void> {
  await openForTool(root);
  const user = await userNamed(name);
  const role = await placeMember(toolViewer, slug, user.id, wished ?? null).catch((error: unknown) => {
    throw isRefusal(error) && error.kind === "not-found" ? new Failure(words.noGroup(slug)) : error;
  });
  print(options, { member: { user: { id: user.id, name: user.name }, group: slug, role } }, [
    words.madeMember(user.name, slug, role),
  ]);
}

/** @throws Failure */
export async function userNamed(name: string): Promise<UserView> {
  const found = await usersByName([name]);
  const user = found.get(nameKeyOf(name)) ?? found.values().next().value;
  if (!user) throw new Failure(words.noUser(name));
  return user;
}
