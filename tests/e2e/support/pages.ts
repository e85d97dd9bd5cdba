/** The pages of the build, from the same reading of `app/routes` that Remix builds from. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { matchPath } from "@remix-run/react";
import remixConfig from "../../../remix.config.js";

type Route = { file: string; path?: string };

const { flatRoutes } = createRequire(import.meta.url)(
  path.resolve("node_modules/@remix-run/dev/dist/config/flat-routes.js"),
) as { flatRoutes(app: string, ignored: string[]): Record<string, Route> };

/** What answers forms only has a component too, which draws nothing. */
const drawsNothing = /export default function \w+\(\) \{\s*return null;\s*\}/;

/** @returns addresses with their parameters, of every route that draws a page */
export function everyPage(): string[] {
  return Object.values(flatRoutes("app", remixConfig.ignoredRouteFiles ?? []))
    .filter(({ file }) => {
      const source = fs.readFileSync(path.join("app", file), "utf8");
      return /export default /.test(source) && !drawsNothing.test(source);
    })
    .map(({ path: at = "" }) => `/${at}`)
    .sort();
}

/** @returns which of these pages stands at this address: `/groups/new` is no `/groups/:slug` */
export function pageAt(pages: string[], pathname: string): string | undefined {
  const literal = (page: string) => page.split("/").filter((part) => part && !part.startsWith(":")).length;
  return pages.filter((page) => matchPath(page, pathname)).sort((a, b) => literal(b) - literal(a))[0];
}
