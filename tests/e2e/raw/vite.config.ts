/**
 * The product's own build with the walls in front of comments taken away: what a member writes is shown as it is. Only
 * `content-policy.walk.ts` builds it, into a folder of its own; the product's build knows nothing of it.
 */
import type { ConfigEnv, Plugin, UserConfig } from "vite";
import remixConfig from "../../../remix.config.js";
import productConfig from "../../../vite.config";

const out = process.env["LECTERN_RAW_OUT"];
if (!out) throw new Error("LECTERN_RAW_OUT names the folder to build into.");
remixConfig.buildDirectory = out;

const rendering = "export function renderComment(";
const withoutWalls: Plugin = {
  name: "without-walls",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith("/app/comments/markdown.server.ts")) return null;
    if (!code.includes(rendering)) throw new Error("renderComment is not where it was: this build would test nothing.");
    return `${code.replace(rendering, "function renderSafely(")}
export const renderComment = (body: string): Rendered => ({ html: body, mentions: [] });`;
  },
};

export default (env: ConfigEnv): UserConfig => {
  const config = (productConfig as (env: ConfigEnv) => UserConfig)(env);
  return { ...config, plugins: [...(config.plugins ?? []), withoutWalls] };
};
