/** People for tests, made without the work of hashing a password. */
import type { AppLoadContext } from "@remix-run/node";
import { schema, write } from "#db/db.server";
import { startAuthSession } from "~/accounts/auth-session.server";
import { emailKeyOf, nameKeyOf } from "~/accounts/names";
import type { SignedIn } from "~/accounts/user";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { mintId } from "~/mint";

export type Person = SignedIn & { cookie: string };

export async function person(name: string, { isOperator = false } = {}): Promise<Person> {
  const id = mintId();
  const email = `${id}@example.org`;
  const row = {
    id,
    name,
    email,
    nameKey: nameKeyOf(name),
    emailKey: emailKeyOf(email),
    isOperator,
    createdAt: new Date(),
  };
  await write((tx) => tx.insert(schema.users).values(row));
  const cookie = cookieOf(await startAuthSession({ id, isOperator }));
  const viewer = await viewerOfCookie(cookie);
  if (!viewer) throw new Error(`${name} is not signed in`);
  return { ...viewer, cookie };
}

/** What a browser sends back of a `Set-Cookie`. */
export const cookieOf = (setCookie: string | null): string => (setCookie ?? "").split(";")[0] ?? "";

export const idOf = (viewer: SignedIn): string => ("authSession" in viewer.by ? viewer.by.authSession : "");

/** A form as a browser posts it. */
export function formRequest(path: string, fields: Record<string, string>, cookie = ""): Request {
  return new Request(`http://localhost${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: cookie ? { Cookie: cookie } : {},
  });
}

/** What a page's action answered: a redirect, or what the form gets back. */
export function answered(answer: unknown): {
  status: number;
  to: string | null;
  setCookie: string | null;
  errors: Record<string, string>;
  data: unknown;
} {
  if (answer instanceof Response) {
    return {
      status: answer.status,
      to: answer.headers.get("Location"),
      setCookie: answer.headers.get("Set-Cookie"),
      errors: {},
      data: null,
    };
  }
  if (!isDataWithResponseInit(answer)) return { status: 200, to: null, setCookie: null, errors: {}, data: answer };
  const { data, init } = answer as unknown as {
    data: { errors?: Record<string, string> };
    init: { status: number } | null;
  };
  return { status: init?.status ?? 200, to: null, setCookie: null, errors: data.errors ?? {}, data };
}

/** As Remix marks what carries a status (`data()`). */
const isDataWithResponseInit = (answer: unknown) =>
  (answer as { type?: unknown } | null)?.type === "DataWithResponseInit";

/** Nobody of ours reads the load context in accounts and groups. */
export const context = {} as AppLoadContext;

/** The refusal that a promise ends in, by its kind; "answered" when it does not. */
export async function endOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return "answered";
  } catch (error) {
    const { kind, data, status } = error as { kind?: string; data?: { kind?: string }; status?: number };
    if (kind ?? data?.kind) return (kind ?? data?.kind) as string;
    if (error instanceof Response) return `redirect ${status}`;
    throw error;
  }
}

/** Where people in tests come from. */
export const nowhere = { network: "local", device: "" };
