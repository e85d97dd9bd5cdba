/**
 * Which methods an address takes that is none of the API: a page is asked for, and its form is posted. Remix would hand
 * whatever changes something to the page's action, a PUT like a POST; addresses of the API say for themselves.
 */
import type { ServerBuild } from "@remix-run/node";
import { routeMatcher } from "./route-of.server";

type Routes = ServerBuild["routes"];

const asked = "GET, HEAD";
const posted = "POST";
const both = `${asked}, ${posted}`;

/** @param routes null: not known, as in development. @returns a function from a path to the header `Allow` */
export function allowedBy(routes: Routes | null): (path: string) => string {
  if (routes === null) return () => both;
  const routeOf = routeMatcher(routes);
  return (path) => {
    const id = routeOf(path);
    const door = (routes[`routes/${id}`] ?? routes[id])?.module;
    if (!door?.action) return asked;
    const { takes } = door.action as { takes?: string[] };
    if (takes) return takes.join(", ");
    // In a build, what does not show anything has no component.
    return door.loader || door.default ? both : posted;
  };
}
