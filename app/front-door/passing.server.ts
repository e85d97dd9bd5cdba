/** What is nobody's mistake and passes: a full or failing disk, a database server that is away. Nothing was written then. */
import { isDatabaseAway, isDiskFull } from "#db/failures";
import { log } from "../log.server";
import { isRefusal, unavailable } from "../refusals";
import { doorWords } from "../words/doors";
import { say } from "../words/words";

/** Milliseconds between two lines about it: a full disk must not be filled with lines that say so. */
const quiet = 10_000;
let said = 0;

/** @returns the refusal that keeps what was typed and says to try again; any other error as it is */
export function passingAsRefusal(error: unknown): unknown {
  if (isRefusal(error)) return error;
  const what = isDiskFull(error) ? "diskFull" : isDatabaseAway(error) ? "databaseAway" : null;
  if (what === null) return error;
  if (Date.now() - said > quiet) {
    said = Date.now();
    log().error({ event: what, code: codeOf(error) }, "nothing can be written");
  }
  return unavailable(
    say(doorWords, (w) => w[what]),
    { retryAfter: 10 },
  );
}

function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? "");
}
