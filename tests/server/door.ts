/** A front door on a free port, before a Remix of two or three addresses. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { frontDoor } from "~/front-door.server";

process.env["LOG_LEVEL"] = "silent";

type Handler = (args: { request: Request; context: Record<string, unknown> }) => Promise<unknown> | unknown;
type Routes = Record<string, { loader?: Handler; action?: Handler }>;

/** Node's own client: unlike `fetch` it sends any header, and shows what came as it came. */
export type Reply = { status: number; headers: http.IncomingHttpHeaders; body: string };

/** @param routes path without its first slash to handlers; each answers with a Response */
export async function openDoor(routes: Routes, clientFolder: string | null = null) {
  const door = frontDoor(buildOf(routes), { clientFolder, development: false });
  const server = http.createServer({ maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 200 }, door);
  server.headersTimeout = 1000;
  server.on("checkContinue", door);
  server.on("clientError", door.clientError);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    door,
    ours: `http://127.0.0.1:${port}`,
    ask: (path: string, init: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}) =>
      new Promise<Reply>((resolve, reject) => {
        const { method = "GET", headers = {}, body } = init;
        const length =
          body === undefined || headers["transfer-encoding"]
            ? {}
            : { "content-length": String(Buffer.byteLength(body)) };
        const req = http.request(
          { port, host: "127.0.0.1", path, method, headers: { ...length, ...headers }, agent: false },
          (res) => {
            const chunks: Buffer[] = [];
            res.on("data", (chunk: Buffer) => chunks.push(chunk));
            res.on("end", () =>
              resolve({
                status: res.statusCode ?? 0,
                headers: res.headers,
                body: Buffer.concat(chunks).toString("latin1"),
              }),
            );
            res.on("error", reject);
          },
        );
        req.on("error", reject);
        req.end(body);
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function buildOf(routes: Routes): ServerBuild {
  const modules = Object.fromEntries(
    Object.entries(routes).map(([path, handlers]) => [path, { id: path, path, module: handlers as never }]),
  );
  const manifestRoutes = Object.fromEntries(
    Object.keys(routes).map((path) => [
      path,
      {
        id: path,
        path,
        hasLoader: true,
        hasAction: true,
        hasClientLoader: false,
        hasClientAction: false,
        hasErrorBoundary: false,
        module: "",
      },
    ]),
  );
  return {
    entry: { module: { default: () => new Response("a page") } as never },
    routes: modules as never,
    assets: { entry: { imports: [], module: "" }, routes: manifestRoutes as never, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    basename: "/",
    isSpaMode: false,
    mode: "production",
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: false,
    },
  };
}
