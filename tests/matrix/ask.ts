/** One request as a browser or a program sends it, and what came of it in one word. */
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { data as withStatus } from "@remix-run/node";
import type { Person } from "../accounts/people";
import { doorOf, type Address } from "./manifest";

/**
 * `yes`: done, or shown. `no`: 403. `none`: 404. `in`: sign in first. Anything else as its status. Of a refusal that is
 * about what was sent (409, 410, 422) whoever is not allowed must hear nothing, so it is a word of its own: `flawed`.
 */
export type Outcome = "yes" | "no" | "none" | "in" | "flawed" | `status ${number}`;

export type Sent = {
  params: Record<string, string>;
  form?: Record<string, string>;
  json?: object;
  query?: string;
  /** Of a page: what it is asked for as, where not as a document. */
  accept?: string | undefined;
};

export async function ask(
  address: Address,
  as: Person | null,
  { params, form, json, query = "", accept = "text/html" }: Sent,
) {
  const path = address.path.replace(/:(\w+)|\*/g, (all, name: string) =>
    encodeURIComponent(params[name ?? "*"] ?? all),
  );
  const isChange = address.method !== "GET";
  const body = !isChange ? undefined : address.isApi ? JSON.stringify(json ?? {}) : new URLSearchParams(form ?? {});
  const request = new Request(`http://lectern.test${path}${query}`, {
    method: address.method,
    headers: {
      Accept: address.isApi ? "application/json" : accept,
      ...(as ? { Cookie: as.cookie } : {}),
      ...(isChange && address.isApi ? { "Content-Type": "application/json" } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  const door = await doorOf(address.file);
  const run = isChange ? door.action : door.loader;
  if (!run) return { outcome: "yes" as Outcome, said: "" };
  const args = { request, params, context: { nonce: "n" } as unknown as AppLoadContext } as ActionFunctionArgs;
  const answer: unknown = await Promise.resolve()
    .then(() => run(args))
    .catch((thrown: unknown) => thrown);
  if (answer instanceof Error) throw new Error(`${address.method} ${path} broke`, { cause: answer });
  return read(answer);
}

async function read(answer: unknown): Promise<{ outcome: Outcome; said: string }> {
  if (answer instanceof Response) {
    const to = answer.headers.get("Location") ?? "";
    const said = `${to}\n${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
    return { outcome: to.startsWith("/sign-in") ? "in" : wordOf(answer.status), said };
  }
  const carries = (answer as { type?: unknown } | null)?.type === marked;
  const { data, init } = (carries ? answer : { data: answer, init: null }) as {
    data: unknown;
    init: { status?: number } | null;
  };
  return { outcome: wordOf(init?.status ?? 200), said: JSON.stringify(data) ?? "" };
}

/** How Remix marks what carries a status. */
const marked = (withStatus(null) as unknown as { type: unknown }).type;

function wordOf(status: number): Outcome {
  if (status < 400) return "yes";
  const words: Record<number, Outcome> = {
    401: "in",
    403: "no",
    404: "none",
    409: "flawed",
    410: "flawed",
    422: "flawed",
  };
  return words[status] ?? `status ${status}`;
}
