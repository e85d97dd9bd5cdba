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
 * The live line speaks JSON over websocket and nothing else, on both ends (see `app/entry.live.server.ts`), so the
 * browser need not download what Socket.io's client has for other transports, for binary messages, and for browsers
 * that know no URL: 5 kB gzipped.
 */
const unspoken: Array<[RegExp, string]> = [
  [
    /engine\.io-client\/build\/esm\/transports\/(?:polling-xhr|polling-fetch|webtransport)(?:\.node)?\.js/,
    "export class XHR {} export class Fetch {} export class WT {}",
  ],
  [
    /engine\.io-parser\/build\/esm\/encodePacket\.browser\.js/,
    `import { PACKET_TYPES } from "./commons.js";
     export const encodePacket = ({ type, data }, _binary, done) => done(PACKET_TYPES[type] + (data || ""));
     export const encodePacketToBinary = encodePacket;`,
  ],
  [
    /engine\.io-parser\/build\/esm\/decodePacket\.browser\.js/,
    `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from "./commons.js";
     export const decodePacket = (packet) => {
       const type = typeof packet === "string" && PACKET_TYPES_REVERSE[packet[0]];
       return type ? { type, data: packet.slice(1) || undefined } : ERROR_PACKET;
     };`,
  ],
  [
    /engine\.io-client\/build\/esm\/contrib\/parseuri\.js/,
    `export const parse = (source) => {
       const { protocol, hostname, port, pathname, search } = new URL(source);
       const host = hostname.replace(/^\\[|\\]$/g, "");
       return { source, protocol: protocol.slice(0, -1), host, port, path: pathname, query: search.slice(1) };
     };`,
  ],
  [
    /socket\.io-parser\/build\/esm\/binary\.js/,
    "export const deconstructPacket = (packet) => ({ packet, buffers: [] }); export const reconstructPacket = (packet) => packet;",
  ],
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js/,
    "export const isBinary = () => false; export const hasBinary = isBinary;",
  ],
];

/**
 * What Remix would show where a root has no page of its own for errors and for loading. Ours has one; beyond it is only
 * an error of the frame around every page, which gets a line instead of a stack. 1 kB gzipped.
 */
const unshown: Array<[RegExp, string]> = [
  [/@remix-run\/react\/dist\/esm\/fallback\.js/, "export const RemixRootDefaultHydrateFallback = () => null;"],
  [
    /@remix-run\/react\/dist\/esm\/errorBoundaries\.js/,
    `import { Component, createElement } from "react";
     export const RemixRootDefaultErrorBoundary = ({ error }) => {
       console.error(error);
       return createElement("html", null, createElement("body", null, "Something broke. Reload the page."));
     };
     export class RemixErrorBoundary extends Component {
       constructor(props) {
         super(props);
         this.state = { error: props.error || null, location: props.location };
       }
       static getDerivedStateFromError(error) {
         return { error };
       }
       static getDerivedStateFromProps({ error, location }, state) {
         return { error: error || (state.location === location ? state.error : null), location };
       }
       render() {
         const { error } = this.state;
         return error ? createElement(RemixRootDefaultErrorBoundary, { error }) : this.props.children;
       }
     }`,
  ],
];
/** What React adds to the numbers of its errors, which say it all. */
const unread =
  / for the full message or use the non-minified dev environment for full errors and additional helpful warnings\.|setState\(\.\.\.\): takes an object of state variables to update or a function which returns an object of state variables\.|\. If you meant to render a collection of children, use an array instead\./g;

/**
 * Data that comes a route at a time, and in parts, as it did before all of a page's came in one answer (`v3_singleFetch`): Remix
 * goes that way only where that is off. 0.8 kB gzipped.
 */
const unasked =
  /async function fetchData\([\s\S]*?(?=async function createRequestInit)|const DEFERRED_VALUE_PLACEHOLDER_PREFIX[\s\S]*(?=export \{)/g;
const unanswered = ["fetchData", "parseDeferredReadableStream"].map(
  (name) => `const ${name} = () => Promise.reject(new Error("${name}: not with single fetch"));\n`,
);

/**
 * What only a server writes into a document's scripts, and what stood there of data that came in parts before `v3_singleFetch`: a browser
 * draws these scripts with a blank in them, once, to find what the server wrote. 1.7 kB gzipped.
 */
const unwritten =
  /let serializePreResolvedErrorImp =[\s\S]*?(?=let deferredScripts)|let streamScript =[\s\S]*?import\(\$\{JSON\.stringify\(manifest\.entry\.module\)\}\);`;|if \(!isStatic && typeof __remixContext[\s\S]*?(?=let routePreloads)/g;
const blank = 'const contextScript = " ", routeModulesScript = " ";';

const onlyWhatIsUsed: Plugin = {
  name: "only-what-is-used",
  transform(code, id, options) {
    if (options?.ssr) return null;
    if (/react(?:-dom)?\.production\.min\.js/.test(id)) return { code: code.replace(unread, ""), map: null };
    if (/@remix-run\/react\/dist\/esm\/components\.js/.test(id))
      return { code: code.replace(unwritten, (old) => (old.startsWith("let streamScript") ? blank : "")), map: null };
    if (!/@remix-run\/react\/dist\/esm\/data\.js/.test(id)) return null;
    return { code: code.replace(unasked, (old) => unanswered[old.startsWith("async") ? 0 : 1] ?? old), map: null };
  },
  load: (id, options) =>
    (options?.ssr ? unspoken : [...unspoken, ...unshown]).find(([file]) => file.test(id))?.[1] ?? null,
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
  plugins: [remix(remixConfig), onlyWhatIsUsed],
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
