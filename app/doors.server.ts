/**
 * What every door does around its verb: who is it, parse, call, answer. Pages throw refusals to the error boundary,
 * forms get them back as data with what was typed, the API answers problem+json (RFC 9457).
 */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import type { Scope, SignedIn, Viewer } from "./accounts/user";
import { refuseGuest } from "./accounts/guests";
import { isReading, requireReading } from "./accounts/reading-scope";
import { hasScope } from "./accounts/user";
import { viewerOf } from "./accounts/viewer.server";
import { movedSlug } from "./groups/group-states.server";
import { passingAsRefusal } from "./front-door/passing.server";
import { headersOf, inFormWords, inWords } from "./front-door/refusal-parts";
import { jsonBody } from "./json-body.server";
import type { Problem } from "./live/news";
import { forbidden, invalid, isRefusal, notFound, signedOut, unsupported, type Refusal } from "./refusals";
import { refuseIfTooOften, tellWait } from "./too-often";
import { doorWords } from "./words/doors";
import { saidInForm, say, type Language } from "./words/words";

/** What a door hands to the code behind it. */
export type Ask = {
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  viewer: Viewer;
  language: Language;
};

/** What a form gets back when it was refused: the sentence, the fields, and everything typed. */
export type FormRefusal = {
  kind: Refusal["kind"];
  detail: string;
  errors: Record<string, string>;
  values: Record<string, string>;
  current?: unknown;
};

/** A page's loader: refusals reach the nearest error boundary with their status; strangers are sent to sign in. */
export function pageLoader<Answer>(run: (ask: Ask) => Promise<Answer>) {
  return async ({ request, params, context }: LoaderFunctionArgs): Promise<Answer> => {
    const ask = await pageAskOf(request, params);
    try {
      // After a form that was refused for it, the page around the form is shown all the same.
      refuseIfTooOften(context, "page");
      return await run(ask);
    } catch (thrownError) {
      const error = passingAsRefusal(thrownError);
      tellWait(context, error);
      const to = await movedFrom(ask, error);
      throw to ? redirect(to.path, 301) : thrown(error, ask);
    }
  };
}

/** A page's form: what can be mended comes back as data with its status, the rest is thrown as in a loader. */
export function pageAction<Answer>(run: (ask: Ask & { viewer: SignedIn; form: FormData }) => Promise<Answer>) {
  return formAction(async (ask) => run({ ...ask, viewer: requireScope(ask.viewer, "write") }));
}

/** A form that strangers may send too: signing up and in. */
export function formAction<Answer>(run: (ask: Ask & { form: FormData }) => Promise<Answer>) {
  return async ({ request, params, context }: ActionFunctionArgs) => {
    const ask = await pageAskOf(request, params);
    let form = new FormData();
    try {
      form = await formOf(request);
      refuseIfTooOften(context, "form");
      return await underNewName(ask, (now) => run({ ...now, form }));
    } catch (thrownError) {
      const error = passingAsRefusal(thrownError);
      tellWait(context, error);
      if (
        !isRefusal(error) ||
        !["invalid", "unsupported", "conflict", "too-many", "forbidden", "unavailable", "gone"].includes(error.kind)
      ) {
        throw thrown(error, ask);
      }
      const refusal: FormRefusal = {
        kind: error.kind,
        detail: saidInForm(error.detail, ask.language),
        errors: inFormWords(error, ask.language),
        values: typed(form),
        ...(error.more.current === undefined ? {} : { current: error.more.current }),
      };
      return data(refusal, { status: error.status, headers: headersOf(error) });
    }
  };
}

type ApiAsk = Ask & {
  /** The JSON body as an object; `{}` where there is none. */
  body: Record<string, unknown>;
};
type ApiVerb = (ask: ApiAsk) => Promise<Response | object>;

/**
 * An address of the API: GET in the loader, the other verbs in the action. A plain object is answered as JSON 200.
 *
 * Remix takes the doors out of the browser's half by name, so they are exported one by one, not by destructuring.
 *
 * @example const door = apiDoor({ GET: async ({ viewer, params }) => textFor(viewer, param(params, "id")) });
 *          export const loader = door.loader;
 *          export const action = door.action;
 */
export function apiDoor(verbs: Partial<Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", ApiVerb>>) {
  const door = async ({ request, params }: LoaderFunctionArgs): Promise<Response> => {
    let ask: Ask | undefined;
    try {
      ask = await askOf(request, params);
      const verb = verbs[request.method === "HEAD" ? "GET" : (request.method as keyof typeof verbs)];
      if (!verb)
        return problem(
          { status: 405, kind: "method", detail: say(doorWords, (w) => w.method)(ask.language) },
          { Allow: Object.keys(verbs).join(", ") },
        );
      const reading = isReading(request);
      requireReading(request, ask.viewer);
      const answer = await verb({ ...ask, body: reading ? {} : await jsonBody(request) });
      return answer instanceof Response ? answer : json(answer);
    } catch (thrownError) {
      const error = passingAsRefusal(thrownError);
      if (!isRefusal(error)) throw error;
      const to = ask && (await movedFrom(ask, error));
      if (to) return json({}, { status: 308, headers: { Location: to.path } });
      const language = ask?.language ?? "en";
      const errors = inWords(error, language);
      return problem(
        {
          status: error.status,
          kind: error.kind,
          detail: error.detail(language),
          ...(Object.keys(errors).length ? { errors } : {}),
          ...(error.more.current === undefined ? {} : { current: error.more.current }),
        },
        headersOf(error),
      );
    }
  };
  // For the front door, which says the same of methods that never come here.
  const telling = Object.assign(door, { takes: Object.keys(verbs) });
  return { loader: telling, action: telling };
}

/** @throws Refusal `signed-out` for strangers, `forbidden` for a token without the scope */
export function requireScope(viewer: Viewer, scope: Scope): SignedIn {
  if (!viewer) throw signedOut();
  if (!hasScope(viewer, scope)) throw forbidden(say(doorWords, (w) => w.scope(scope)));
  return viewer;
}

/** JSON with the headers that personal answers carry. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  headers.set("Content-Type", "application/json; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
  return new Response(JSON.stringify(body), { ...init, headers });
}

/** A page of a list, from `?limit=&after=`. @throws Refusal `invalid` */
export function pageOf(url: URL, most = 200): { limit: number; after: string | null } {
  const asked = url.searchParams.get("limit");
  const limit = asked === null ? 50 : Number(asked);
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw invalid({ limit: say(doorWords, (w) => w.limit(most)) });
  const after = url.searchParams.get("after");
  if (after !== null && (after.length > 512 || /[\u0000-\u001f]/.test(after)))
    throw invalid({ after: say(doorWords, (w) => w.after) });
  return { limit, after: after || null };
}

/** A parameter of the address. @throws Refusal `not-found` when it is missing or cannot be an id */
export function param(params: Ask["params"], name: string): string {
  const value = params[name];
  if (!value || value.length > 200 || /[\u0000-\u001f]/.test(value)) throw notFound();
  return value;
}

/** A field of a form as text; "" where it is missing or a file. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replace(/\r\n/g, "\n") : "";
}

/** RFC 9457. */
export function problem(
  {
    status,
    kind,
    ...more
  }: { status: number; kind: string; detail: string; errors?: Record<string, string>; current?: unknown },
  headers: HeadersInit = {},
): Response {
  const body: Problem & { current?: unknown } = {
    type: `/problems/${kind}`,
    title: doorWords.en.titles[kind] ?? kind,
    status,
    ...more,
  };
  const response = json(body, { status, headers });
  response.headers.set("Content-Type", "application/problem+json; charset=utf-8");
  return response;
}

/** The same shape for a socket's acknowledgement. */
export function problemOf(error: Refusal, language: Language = "en"): Problem {
  return {
    type: `/problems/${error.kind}`,
    title: doorWords.en.titles[error.kind] ?? error.kind,
    status: error.status,
    detail: error.detail(language),
  };
}

async function askOf(request: Request, params: Ask["params"]): Promise<Ask> {
  const [url, viewer] = [new URL(request.url), await viewerOf(request)];
  refuseGuest(viewer, url.pathname);
  return { request, params, url, viewer, language: "en" };
}

/** A page asked for with a token that does not stand is refused as pages refuse. */
async function pageAskOf(request: Request, params: Ask["params"]): Promise<Ask> {
  try {
    const ask = await askOf(request, params);
    requireReading(request, ask.viewer);
    return ask;
  } catch (thrownError) {
    const error = passingAsRefusal(thrownError);
    if (!isRefusal(error)) throw error;
    throw data({ kind: error.kind, detail: error.detail("en") }, { status: error.status, headers: headersOf(error) });
  }
}

/** @throws Refusal `unsupported` for a body that is no form. None at all is an empty form. */
export async function formOf(request: Request): Promise<FormData> {
  if (request.body === null) return new FormData();
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw unsupported(say(doorWords, (w) => w.sendForm));
  try {
    return await request.formData();
  } catch {
    throw unsupported(say(doorWords, (w) => w.sendForm));
  }
}

/**
 * Where a group has gone that was asked for by an address it had before; null when it is not that, or not for the asker
 * to know.
 */
async function movedFrom({ viewer, params, url }: Ask, error: unknown): Promise<{ slug: string; path: string } | null> {
  const old = params["slug"];
  if (!isRefusal(error) || error.kind !== "not-found" || !old) return null;
  const slug = await movedSlug(viewer, old);
  if (!slug) return null;
  return { slug, path: url.pathname.replace(/(\/(?:g|groups)\/)[^/]+/, `$1${slug}`) + url.search };
}

/** A form may stand on a page from before its group was given another address: it is done there all the same. */
async function underNewName<Answer>(ask: Ask, run: (ask: Ask) => Promise<Answer>): Promise<Answer> {
  try {
    return await run(ask);
  } catch (error) {
    const to = await movedFrom(ask, error);
    if (!to) throw error;
    return run({ ...ask, params: { ...ask.params, slug: to.slug } });
  }
}

function thrown(error: unknown, { request, url, viewer, language }: Ask): unknown {
  if (!isRefusal(error)) return error;
  const door =
    error.kind === "signed-out" && !viewer ? "/sign-in" : error.kind === "unproven" ? "/account/prove" : null;
  if (door !== null) {
    // After a form the way back is the page it stood on; its draft is kept in the browser.
    const back = request.method === "GET" ? url.pathname + url.search : pathOf(request.headers.get("Referer"), url);
    return redirect(`${door}?to=${encodeURIComponent(back)}`);
  }
  return data(
    { kind: error.kind, detail: error.detail(language) },
    { status: error.status, headers: headersOf(error) },
  );
}

function pathOf(referer: string | null, url: URL): string {
  if (!referer || !URL.canParse(referer)) return "/";
  const from = new URL(referer);
  return from.host === url.host ? from.pathname + from.search : "/";
}

/** What was typed, to be shown again; never a password or a file. */
function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form)
    if (typeof value === "string" && !/password/i.test(name)) values[name] = field(form, name);
  return values;
}
