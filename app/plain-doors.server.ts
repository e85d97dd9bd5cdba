/** Doors without a page of their own: what is sent there is done, and one goes back to where one was. */
import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import type { SignedIn } from "./accounts/user";
import { json, pageAction, pageLoader, param, problem, type Ask, type FormRefusal } from "./doors.server";
import { blandPage } from "./front-door/bland-page";
import { signedOut } from "./refusals";
import { refusedFormWords } from "./words/refused-form";

type FormAsk = Ask & { viewer: SignedIn; form: FormData };

/**
 * Does the verb and goes (303) to the address that `run` answers, or answers as it says. What is refused is thrown to the error page, so the
 * route also exports `ErrorPage` as its `ErrorBoundary`: without one Remix takes the address for one that programs
 * ask, and would answer a refused form with JSON.
 */
export function goingAction(run: (ask: FormAsk) => Promise<string | Response>) {
  const door = pageAction(async (ask) => {
    const to = await run(ask);
    return typeof to === "string" ? redirect(to, 303) : to;
  });
  return async (args: ActionFunctionArgs): Promise<Response> => {
    const answer = await door(args);
    if (answer instanceof Response) return answer;
    throw answer;
  };
}

/**
 * For whoever reloads or links to such an address: on to where the form stood.
 *
 * @param to `:name` stands for that parameter of the address. It may hold anything, a header may not: so it is encoded
 */
export const goingLoader = (to: string) =>
  pageLoader(async ({ params }) =>
    redirect(to.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(param(params, name)))),
  );

/** For what a page does in the background too: 204 or problem+json, unless it was a plain form. No `ErrorBoundary`. */
export function quietAction(run: (ask: FormAsk) => Promise<string>) {
  const door = goingAction(run);
  return async (args: ActionFunctionArgs): Promise<Response> => {
    const isForm = (args.request.headers.get("Accept") ?? "").includes("text/html");
    try {
      const answer = await door(args);
      return isForm ? answer : new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
    } catch (thrown) {
      if (isForm && thrown instanceof Response) throw thrown;
      return asProblem(thrown);
    }
  };
}

/**
 * For a form that is answered with a file; its page sends it with `reloadDocument`. No `ErrorBoundary`: with one Remix takes the
 * address for a page, runs its loader after this, and whoever wanted the file is led back without it. Refused with a page, to
 * programs with problem+json.
 */
export function fileAction(run: (ask: FormAsk) => Promise<Response>) {
  const door = pageAction(run);
  return async (args: ActionFunctionArgs): Promise<Response> => {
    const refused = (args.request.headers.get("Accept") ?? "").includes("text/html")
      ? (thrown: unknown) => asPage(thrown, new URL(args.request.url).pathname)
      : asProblem;
    try {
      const answer = await door(args);
      return answer instanceof Response ? answer : refused(answer);
    } catch (thrown) {
      if (thrown instanceof Response) return thrown;
      return refused(thrown);
    }
  };
}

/** For forms that a page's own script sends: what stands now as JSON, or problem+json. No `ErrorBoundary`. */
export function answeringAction(run: (ask: FormAsk) => Promise<object>) {
  const door = pageAction(async (ask) => json(await run(ask)));
  return async (args: ActionFunctionArgs): Promise<Response> => {
    try {
      const answer = await door(args);
      return answer instanceof Response ? answer : asProblem(answer);
    } catch (thrown) {
      return asProblem(thrown);
    }
  };
}

/**
 * For forms that a page sends in place with a script, and plainly without: goes on, or answers `{done}` or why not as
 * `FormRefusal`. The route also exports `ErrorPage` as its `ErrorBoundary`.
 */
export function eitherAction(run: (ask: FormAsk) => Promise<string>) {
  const going = goingAction(run);
  const quiet = pageAction(async (ask) => {
    await run(ask);
    return json({ done: true });
  });
  return (args: ActionFunctionArgs): Promise<unknown> =>
    (args.request.headers.get("Accept") ?? "").includes("text/html") ? going(args) : quiet(args);
}

function asProblem(thrown: unknown): Response {
  // The only redirect is the one to the sign-in page; a script cannot use that.
  if (thrown instanceof Response) return problem({ status: 401, kind: "signed-out", detail: signedOut().detail("en") });
  const { status, kind, detail, errors, headers } = refusalIn(thrown);
  return problem({ status, kind, detail, ...(errors ? { errors } : {}) }, headers);
}

/** @param back to ask for the address of a form leads to where it stands */
function asPage(thrown: unknown, back: string): Response {
  const { status, detail, errors, headers } = refusalIn(thrown);
  const others = [...new Set(Object.values(errors ?? {}))].filter((said) => !detail.includes(said));
  const words = refusedFormWords.en;
  const answer = new Response(blandPage(words.title, [detail, ...others], { href: back, words: words.back }), {
    status,
    ...(headers ? { headers } : {}),
  });
  answer.headers.set("Content-Type", "text/html; charset=utf-8");
  answer.headers.set("Cache-Control", "private, no-store");
  return answer;
}

function refusalIn(thrown: unknown) {
  const { data, init } = thrown as { data?: FormRefusal; init?: ResponseInit | null };
  if (!data?.kind || !init?.status) throw thrown;
  const { kind, detail, errors } = data as Pick<FormRefusal, "kind" | "detail"> & Partial<FormRefusal>;
  return { status: init.status, kind, detail, errors, headers: init.headers };
}
