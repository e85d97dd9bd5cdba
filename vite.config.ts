import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin, type Rollup } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * The live line speaks websocket only, on both ends (see `app/entry.live.server.ts`), so the browser need not download
 * the client's other transports: 2.6 kB of the reading page.
 */
const websocketOnly: Plugin = {
  name: "websocket-only",
  load(id) {
    if (
      !/engine\.io-client\/build\/esm\/transports\/(?:polling-xhr|polling-fetch|webtransport)(?:\.node)?\.js/.test(id)
    )
      return null;
    return "export class XHR {} export class Fetch {} export class WT {}";
  },
};

/** The main page with all it imports: everybody comes to need it, so other pages may as well fetch it. */
const readingPage = /\/app\/(?:root\.tsx|entry\.client\.tsx|routes\/t\.\$id\._index\.tsx)/;

function readingInOnePiece(
  id: string,
  { getModuleInfo }: Pick<Rollup.PluginContext, "getModuleInfo">,
): string | undefined {
  if (id.includes("/node_modules/")) return undefined;
  const seen = new Set<string>();
  const serves = (module: string): boolean => {
    if (seen.has(module)) return false;
    seen.add(module);
    return readingPage.test(module) || (getModuleInfo(module)?.importers.some(serves) ?? false);
  };
  return serves(id) ? "reading" : undefined;
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(remixConfig), websocketOnly],
  resolve: {
    alias: {
      "~": fileURLToPath(new URL("./app", import.meta.url)),
      "#db": fileURLToPath(new URL("./db", import.meta.url)),
    },
  },
  // Every byte of the reading page's script is waited for on a phone: terser takes 4 % more off than esbuild does, and
  // what it is made of is one piece, because each piece compresses by itself.
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    cssMinify: true,
    sourcemap: false,
    minify: isSsrBuild ? false : "terser",
    terserOptions: {
      module: true,
      compress: {
        passes: 4,
        ecma: 2020,
        keep_fargs: false,
        pure_getters: true,
        unsafe_arrows: true,
        hoist_props: true,
      },
      // Licences of what is bundled are named in THIRD-PARTY.md.
      format: { comments: false },
    },
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: readingInOnePiece } },
  },
  optimizeDeps: { include: ["socket.io-client"] },
}));
