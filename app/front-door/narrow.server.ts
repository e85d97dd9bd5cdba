/**
 * The router sorts all routes anew for every request, twice, which is a fifth of what a short answer of the API costs.
 * Routes of the API render nothing, so each of its nouns can have a handler that knows only the routes it could mean; and so
 * can the address by which all screens of a session ask and press.
 */
import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/** Remix's own handler in front of which short cuts stand. @param build a built one; in development routes come and go */
export function narrowHandler(build: ServerBuild): (path: string) => RequestHandler {
  const whole = createRequestHandler(build, "production");
  const byNoun = new Map<string, RequestHandler>();
  for (const noun of new Set(Object.keys(build.routes).map((id) => nounOf(pathOf(build.routes, id))))) {
    if (noun === null || noun === "*") continue;
    byNoun.set(noun, createRequestHandler({ ...build, routes: routesOf(build.routes, noun) }, "production"));
  }
  return (path) => byNoun.get(nounOf(path.slice(1)) ?? "") ?? whole;
}

/** Those of the noun, those that catch everything, and all above them. */
function routesOf(routes: Routes, noun: string): Routes {
  const kept: Routes = {};
  for (const id of Object.keys(routes)) {
    const its = nounOf(pathOf(routes, id));
    if (its !== noun && its !== "*") continue;
    for (let at: string | undefined = id; at !== undefined; at = routes[at]?.parentId) {
      const route = routes[at];
      if (route) kept[at] = route;
    }
  }
  return kept;
}

/** `texts` of `api/v1/texts/:id`; null for what is neither an address of the API nor that of screens. */
const nounOf = (path: string) =>
  /^api\/v1\/([a-z]+|\*)(?=\/|$)/.exec(path)?.[1] ?? (/^s\/[^/]+\/mine$/.test(path) ? "/mine" : null);

function pathOf(routes: Routes, id: string): string {
  const route = routes[id];
  if (!route) return "";
  const above = route.parentId === undefined ? "" : pathOf(routes, route.parentId);
  return [above, route.path ?? ""].filter(Boolean).join("/");
}
