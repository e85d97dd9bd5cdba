/**
 * A program that speaks to the API: finds the route file of an address as Remix's flat convention does, and hands its
 * loader or action a Request as the server would. What must hold of every answer is held here.
 */
import type { ActionFunctionArgs } from "@remix-run/node";
import fs from "node:fs";
import { expect } from "vitest";

type Door = { loader?: (args: ActionFunctionArgs) => unknown; action?: (args: ActionFunctionArgs) => unknown };
const modules = import.meta.glob<Door>("../../app/routes/api.v1.*.ts");

export type Route = { file: string; segments: string[] };

/** Every route file of the API, from the folder itself. */
export const routes: Route[] = fs
  .readdirSync("app/routes")
  .filter((file) => /^api\.v1\..*\.tsx?$/.test(file))
  .map((file) => ({ file, segments: segmentsOf(file) }));

/** `api.v1.texts.$id._index.ts` to `api`, `v1`, `texts`, `$id`; what stands in brackets is taken as it is. */
function segmentsOf(file: string): string[] {
  const parts = file.replace(/\.tsx?$/, "").match(/(?:\[[^\]]*\]|[^.[])+/g) ?? [];
  return parts.filter((part) => part !== "_index").map((part) => part.replace(/\[([^\]]*)\]/g, "$1"));
}

/** Parsed JSON whose shape a test is about to tell. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export type Answer = {
  status: number;
  headers: Headers;
  /** Parsed JSON; null where there is none. */
  body: Json;
};
type Options = {
  token?: string | undefined;
  body?: unknown;
  raw?: BodyInit;
  type?: string;
  headers?: Record<string, string>;
};

/** @param path below `/api/v1`, with its query */
export async function call(
  method: string,
  path: string,
  { token, body, raw, type, headers = {} }: Options = {},
): Promise<Answer> {
  const url = new URL(`http://localhost:3000/api/v1${path}`);
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(url, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...((type ?? (sent !== undefined && !(sent instanceof FormData)))
        ? { "Content-Type": type ?? "application/json" }
        : {}),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
    ...(sent instanceof ReadableStream ? { duplex: "half" } : {}),
  } as RequestInit);
  const { route, params } = routeOf(url.pathname);
  const module = await modules[`../../app/routes/${route.file}`]!();
  const door = ["GET", "HEAD", "OPTIONS"].includes(method) ? module.loader : module.action;
  const response = (await door?.({ request, params, context: {} as never, unstable_pattern: "" } as never)) as Response;
  expect(response).toBeInstanceOf(Response);
  return answerOf(response);
}

async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  expect(Object.keys(Object.prototype)).toEqual([]);
  if (text === "") return { status, headers, body: null };
  const body = JSON.parse(text);
  expect(headers.get("Cache-Control")).toBe("private, no-store");
  expect(headers.get("Content-Type")).toMatch(status < 400 ? /^application\/json\b/ : /^application\/problem\+json\b/);
  if (status >= 400) {
    expect(body).toMatchObject({
      status,
      type: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(text).not.toMatch(/SQLITE|drizzle|node_modules|\bat .*:\d+:\d+/);
  }
  return { status, headers, body };
}

/** Static words before parameters before the splat, as Remix ranks them. */
function routeOf(pathname: string): { route: Route; params: Record<string, string> } {
  const asked = pathname.split("/").filter(Boolean);
  const fits = routes
    .filter(({ segments }) => segments.at(-1) === "$" || segments.length === asked.length)
    .filter(({ segments }) => segments.every((segment, at) => segment.startsWith("$") || segment === asked[at]))
    .sort((a, b) => rank(b) - rank(a));
  const [route] = fits;
  if (!route) throw new Error(`no route for ${pathname}`);
  const params: Record<string, string> = {};
  for (const [at, segment] of route.segments.entries()) {
    if (segment === "$") params["*"] = asked.slice(at).join("/");
    else if (segment.startsWith("$")) params[segment.slice(1)] = decoded(asked[at] ?? "");
  }
  return { route, params };
}

const rank = ({ segments }: Route) =>
  segments.reduce((sum, segment) => sum + (segment === "$" ? -10 : segment.startsWith("$") ? 2 : 3), 0);

/** A malformed escape stays as it is, as in Remix. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
