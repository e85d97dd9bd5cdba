/**
 * Options of the Remix compiler. `vite.config.ts` imports this file, because the
 * Vite plugin does not read it by itself. Build with `remix vite:build` only:
 * plain `remix build` would pick the classic compiler without saying so.
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  ignoredRouteFiles: ["**/.*", "**/*.css"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    v3_singleFetch: true,
  },
};
