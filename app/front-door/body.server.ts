/**
 * Request bodies, bounded while they arrive. Ordinary ones are read whole before any code of a page runs, so that a
 * sender who trickles holds nothing but a small buffer; uploads are handed on as a stream, since whoever may not
 * upload is refused before 25 MB of theirs are kept.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { plainPath } from "../plain-path";
import { tooLarge } from "../refusals";
import { textLimits } from "../texts/text";
import { frontDoorWords } from "../words/front-door";
import { say } from "../words/words";
import type { Ask } from "./ask.server";
import { tooLargeBody, tooSlowBody, type TurnedAway } from "./turn-away.server";

const ordinary = 256 * 1024;
/** The file, and the form around it. */
const upload = textLimits.upload + 64 * 1024;
const uploadPaths =
  /^(?:\/(?:g\/[^/]+\/texts\/(?:new|outline)|t\/[^/]+\/editions\/(?:new|look-over))(?:\.data)?|\/api\/v1\/(?:groups\/[^/]+\/(?:texts|drafts)|texts\/[^/]+\/(?:editions|drafts)))\/?$/;
/** Milliseconds for an ordinary body. Uploads have what the server gives any request. */
const patience = 30_000;

export type Body =
  | { kind: "none" }
  | { kind: "whole"; bytes: Buffer }
  /** `fault` tells afterwards whether the stream broke off because it was too long. */
  | { kind: "stream"; stream: ReadableStream<Uint8Array>; fault(): TurnedAway | null }
  | { kind: "refused"; why: TurnedAway }
  /** Nobody is there any more to be answered. */
  | { kind: "gone" };

export async function bodyOf({ req, res, address }: Ask): Promise<Body> {
  const announced = req.headers["content-length"];
  if (announced === "0" || (announced === undefined && req.headers["transfer-encoding"] === undefined))
    return { kind: "none" };
  const isUpload = uploadPaths.test(plainPath(address.path));
  const limit = isUpload ? upload : ordinary;
  if (Number(announced ?? 0) > limit) return refused(req, tooLargeBody(limit));
  if (/^100-continue$/i.test(req.headers.expect ?? "")) res.writeContinue();
  return isUpload ? streamed(req, limit) : whole(req, res, limit);
}

function whole(req: IncomingMessage, res: ServerResponse, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => settle(refused(req, tooSlowBody), true), patience);
    const settle = (body: Body, cut = false) => {
      clearTimeout(timer);
      req.off("data", onData);
      res.off("close", onClose);
      // A sender this slow is not heard to the end: the connection goes once the answer is out.
      if (cut) res.once("finish", () => req.destroy());
      resolve(body);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) settle(refused(req, tooLargeBody(limit)));
      else chunks.push(chunk);
    };
    const onClose = () => settle({ kind: "gone" });
    req.on("data", onData);
    req.once("end", () => settle({ kind: "whole", bytes: Buffer.concat(chunks, size) }));
    req.once("error", onClose);
    res.once("close", onClose);
  });
}

function streamed(req: IncomingMessage, limit: number): Body {
  let size = 0;
  let fault: TurnedAway | null = null;
  let open = true;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const close = (error?: Error) => {
        if (!open) return;
        open = false;
        req.off("data", onData);
        if (error) controller.error(error);
        else controller.close();
      };
      const onData = (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) {
          fault = tooLargeBody(limit);
          req.resume();
          // Whoever reads the stream refuses it by the same list as everything else.
          close(tooLarge(say(frontDoorWords, (w) => w.bodyTooLarge(limit))));
          return;
        }
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) req.pause();
      };
      req.on("data", onData);
      req.once("end", () => close());
      req.once("error", close);
      req.once("close", () =>
        close(req.complete ? undefined : new Error("The connection ended in the middle of the body.")),
      );
    },
    pull() {
      req.resume();
    },
    cancel() {
      open = false;
      req.resume();
    },
  });
  return { kind: "stream", stream, fault: () => fault };
}

/** What still comes is thrown away, so that the sender gets to read the answer. */
function refused(req: IncomingMessage, why: TurnedAway): Body {
  req.resume();
  return { kind: "refused", why };
}
