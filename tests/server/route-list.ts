/** The routes as Remix's flat convention makes them of the folder, so that a new one is in every test that goes through all. */
import fs from "node:fs";

export type RouteFile = {
  file: string;
  /** `g/:slug/members`, without a slash at either end. */
  path: string;
  /** `/g/x/members` */
  example: string;
  isApi: boolean;
  hasAction: boolean;
};

export const routeFiles: RouteFile[] = fs
  .readdirSync("app/routes")
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => {
    const segments = (file.replace(/\.tsx?$/, "").match(/(?:\[[^\]]*\]|[^.[])+/g) ?? [])
      .filter((segment) => segment !== "_index")
      .map((segment) => segment.replace(/_$/, "").replace(/\[([^\]]*)\]/g, "$1"));
    const source = fs.readFileSync(`app/routes/${file}`, "utf8");
    return {
      file,
      path: segments.map((segment) => segment.replace(/^\$$/, "*").replace(/^\$/, ":")).join("/"),
      example: `/${segments.map((segment) => segment.replace(/^\$.*/, "x")).join("/")}`,
      isApi: file.startsWith("api."),
      hasAction: /^export (?:const|async function|function) action\b/m.test(source),
    };
  });
