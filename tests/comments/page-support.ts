/** People with cookies, and requests as browsers without JavaScript send them. */
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { schema, write } from "#db/db.server";
import { startAuthSession } from "~/accounts/auth-session.server";
import type { SignedIn } from "~/accounts/user";
import { groupFor } from "~/groups/groups.server";
import { makeUser } from "../support/people";

export type Person = SignedIn & { cookie: string };

export async function person(name: string): Promise<Person> {
  const user = await makeUser(name);
  return { ...user, cookie: (await startAuthSession(user)).split(";")[0] ?? "" };
}

/** Somebody who has asked to join, and waits. */
export async function pendingIn(slug: string, host: Person, { id: userId }: Person): Promise<void> {
  const { group } = await groupFor(host, slug);
  await write((tx) =>
    tx
      .insert(schema.memberships)
      .values({ groupId: group.id, userId, role: "member", state: "pending", joinedAt: new Date(1) }),
  );
}

type Sent = { as?: Person | null; params?: Record<string, string>; search?: string; accept?: string };

const base = "http://lectern.test";

/** What a loader is given for a page. */
export function get(
  path: string,
  { as, params = {}, search = "", accept = "text/html" }: Sent = {},
): ActionFunctionArgs {
  const headers = { Accept: accept, ...(as ? { Cookie: as.cookie } : {}) };
  return { request: new Request(base + path + search, { headers }), params, context: {} as AppLoadContext };
}

/** What an action is given for a form. */
export function post(
  path: string,
  fields: Record<string, string> | FormData,
  { as, params = {}, accept = "text/html" }: Sent = {},
): ActionFunctionArgs {
  const headers = { Accept: accept, ...(as ? { Cookie: as.cookie } : {}) };
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  return {
    request: new Request(base + path, { method: "POST", headers, body }),
    params,
    context: {} as AppLoadContext,
  };
}

/** What came of a loader or an action: its status, where it goes, what it says; also when it was thrown. */
export async function outcome(
  answer: Promise<unknown>,
): Promise<{ status: number; to: string | null; data: Record<string, unknown> }> {
  const got: unknown = await answer.catch((thrown: unknown) => thrown);
  if (got instanceof Error) throw got;
  if (got instanceof Response) {
    const isJson = got.headers.get("Content-Type")?.includes("json");
    return {
      status: got.status,
      to: got.headers.get("Location"),
      data: isJson ? ((await got.json()) as Record<string, unknown>) : {},
    };
  }
  const { data, init } = got as { data?: Record<string, unknown>; init?: { status?: number } };
  return init?.status
    ? { status: init.status, to: null, data: data ?? {} }
    : { status: 200, to: null, data: got as Record<string, unknown> };
}
