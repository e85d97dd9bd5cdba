/** Every address of the build with its methods, from the same reading of `app/routes` that Remix builds from. */
import { createRequire } from "node:module";
import path from "node:path";
import type { ActionFunctionArgs } from "@remix-run/node";
import remixConfig from "../../remix.config.js";
import { addresses } from "~/api/addresses";

type Route = { file: string; path?: string; index?: boolean };
export type Door = {
  loader?: (args: ActionFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
};

const { flatRoutes } = createRequire(import.meta.url)(
  path.resolve("node_modules/@remix-run/dev/dist/config/flat-routes.js"),
) as { flatRoutes(app: string, ignored: string[]): Record<string, Route> };

const modules = import.meta.glob<Door>("../../app/routes/*.{ts,tsx}");

export type Address = { path: string; method: string; isApi: boolean; file: string };

/** A page's form is `POST`; of the API, the methods that its own table names (the API's tests hold routes to that). */
export async function everyAddress(): Promise<Address[]> {
  const found: Address[] = [];
  for (const { file, path: at = "" } of Object.values(flatRoutes("app", remixConfig.ignoredRouteFiles ?? []))) {
    const route = `/${at}`;
    const isApi = route.startsWith("/api/v1/");
    const door = await doorOf(file);
    const methods = isApi
      ? Object.keys(addresses[documented(route)] ?? { GET: 1 })
      : [...(door.loader || !door.action ? ["GET"] : []), ...(door.action ? ["POST"] : [])];
    for (const method of methods) found.push({ path: route, method, isApi, file });
  }
  return found.sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}

export async function doorOf(file: string): Promise<Door> {
  const load = modules[`../../app/${file}`];
  if (!load) throw new Error(`no module for ${file}`);
  return load();
}

/** `/api/v1/texts/:id` as the table of the API writes it: `/texts/{id}`. */
const documented = (route: string) => route.slice("/api/v1".length).replace(/:(\w+)/g, "{$1}");
