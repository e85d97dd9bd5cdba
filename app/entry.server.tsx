import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { withoutPadding } from "./front-door/padding.server";
import type { LoadContext } from "./load-context";
import { isRefusal } from "./refusals";
import { NonceContext, RequestIdContext } from "./ui/nonce";

export { openLive } from "./entry.live.server";
export { frontDoor } from "./front-door.server";

/** Milliseconds until a page that waits for something is sent as far as it got. */
const patience = 8_000;

/** Renders a page: whole for a robot, from the first shell on for a reader. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce, requestId } = context as Partial<LoadContext>;
  const whole = isbot(request.headers.get("user-agent"));

  return new Promise((resolve, reject) => {
    let hasShell = false;
    const send = () => {
      hasShell = true;
      const body = withoutPadding();
      // Uncleared, the timer would hold the whole render for seconds: 2.4 GB under load.
      body.on("close", () => clearTimeout(timer));
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: broken ? 500 : status }));
      pipe(body);
    };
    let broken = false;
    const { pipe, abort } = renderToPipeableStream(
      <RequestIdContext.Provider value={requestId}>
        <NonceContext.Provider value={nonce}>
          <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={patience} />
        </NonceContext.Provider>
      </RequestIdContext.Provider>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]: send,
        onShellError: (error: unknown) => {
          clearTimeout(timer);
          reject(error);
        },
        onError: (error: unknown) => {
          broken = true;
          // Before the shell, Remix gets the error by `reject` and hands it to `handleError`.
          if (hasShell) handleError(error, { request, context });
        },
      },
    );
    const timer = setTimeout(abort, patience + 1_000);
  });
}

const noted = new WeakSet<object>();

/** Logs what is broken, once. What was refused, was not found or was given up by the reader is no fault of ours. */
export function handleError(
  error: unknown,
  { request, context }: Pick<LoaderFunctionArgs | ActionFunctionArgs, "request" | "context">,
): void {
  if (request.signal.aborted || isRefusal(error)) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (typeof error === "object" && error !== null) {
    if (noted.has(error)) return;
    noted.add(error);
  }
  const { log, requestId } = context as Partial<LoadContext>;
  log?.error({ err: error, requestId, path: new URL(request.url).pathname }, "broken");
}
