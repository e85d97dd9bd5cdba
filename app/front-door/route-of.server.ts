/** Which route an address means, by its id: for counting, so a wrong guess costs a wrong count and nothing else. */
import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];
type Pattern = { id: string; segments: string[]; dynamic: number };

/** @returns a function from a path to an id of a route; `other` for what is none of them */
export function routeMatcher(routes: Routes): (path: string) => string {
  const patterns = Object.keys(routes)
    .filter((id) => routes[id]?.path !== undefined || routes[id]?.index)
    .map((id): Pattern => {
      const segments = pathOf(routes, id).split("/").filter(Boolean);
      return { id: id.replace(/^routes\//, ""), segments, dynamic: segments.filter(isDynamic).length };
    })
    .filter(({ segments }) => segments.at(-1) !== "*")
    // Of two that fit, the one that leaves less open is meant.
    .sort((one, other) => one.dynamic - other.dynamic);
  const byLength = new Map<number, Pattern[]>();
  for (const pattern of patterns) {
    const { length } = pattern.segments;
    byLength.set(length, [...(byLength.get(length) ?? []), pattern]);
  }
  return (path) => {
    // Pages ask for their data under the same name with an ending.
    const parts = path
      .replace(/\.data$/, "")
      .replace(/^\/_root$/, "/")
      .split("/")
      .filter(Boolean);
    const found = byLength
      .get(parts.length)
      ?.find(({ segments }) => segments.every((segment, at) => isDynamic(segment) || segment === parts[at]));
    return found?.id ?? (path.startsWith("/assets/") ? "assets" : "other");
  };
}

const isDynamic = (segment: string) => segment.startsWith(":");

function pathOf(routes: Routes, id: string): string {
  const route = routes[id];
  if (!route) return "";
  const above = route.parentId === undefined ? "" : pathOf(routes, route.parentId);
  return [above, route.path ?? ""].filter(Boolean).join("/");
}
