/** One line a request, and one for each thing that broke on its way. */
import { log } from "../log.server";
import type { Ask } from "./ask.server";
import { countAnswer } from "./metrics.server";

/** Counts it, and writes the line, when the answer is out, or the client has left. @param quiet for what machines ask for all the time */
export function noteRequest({ req, res, address, requestId }: Ask, quiet: boolean): void {
  const level = quiet ? "debug" : "info";
  const began = performance.now();
  res.once("close", () => {
    const ms = Math.round((performance.now() - began) * 10) / 10;
    const status = res.writableFinished ? res.statusCode : 499;
    countAnswer(address.path, status, ms);
    log()[level]({ requestId, method: req.method, path: address.path, status, ms });
  });
}

/** For what breaks outside Remix; what breaks inside is noted by `handleError` of `app/entry.server.tsx`. */
export function noteBroken(error: unknown, { requestId, req, address }: Ask): void {
  const err = error instanceof Error ? error : new Error(String(error));
  log().error({ requestId, method: req.method, path: address.path, err }, "broken");
}
