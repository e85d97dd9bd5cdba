/** What is read with a token is read by its leave, a page as well as the API. Pure. */
import { forbidden } from "../refusals";
import { doorWords } from "../words/doors";
import { say } from "../words/words";
import { hasScope, type Viewer } from "./user";

export const isReading = ({ method }: Request): boolean => method === "GET" || method === "HEAD";

/** @throws Refusal `forbidden` for a token without the scope */
export function requireReading(request: Request, viewer: Viewer): void {
  if (isReading(request) && viewer && !hasScope(viewer, "read"))
    throw forbidden(say(doorWords, (w) => w.scope("read")));
}
