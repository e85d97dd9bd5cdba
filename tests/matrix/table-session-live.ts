/** Of the pages of a session that runs. */
import { mintId } from "~/mint";
import { form, ledOn, type Line, type Table } from "./line";
import { anybody, inSession, lecterns, members, notTheirs, seesSession, type Rule } from "./rules";
import { sessionsOf } from "./session-world";

/** Strangers are not asked to sign in to a session: for them there is none. */
const runs: Rule = (who, kind) => (who === "stranger" ? "none" : inSession(lecterns)(who, kind));

const live: Line["names"] = async (world) => {
  const { live: id, ids } = await sessionsOf(world);
  return { id, ...ids };
};

export const liveSessionTable: Table = {
  /** To whom none runs nothing is told. */
  "GET /running": { rule: anybody },
  "GET /s/:id/run": { rule: runs },
  "GET /s/:id/screen": { rule: seesSession },
  "GET /s/:id/mine": { rule: seesSession },
  "POST /s/:id/mine": { rule: inSession(lecterns), sends: form(() => ({ ask: "start", id: "mine-of-the-matrix" })) },
  "GET /s/:id/messages": ledOn,
  "POST /s/:id/messages": { rule: inSession(members), names: live, sends: form(() => ({ id: mintId(), body: "x" })) },
  "GET /s/:id/messages/:message/put-away": ledOn,
  "POST /s/:id/messages/:message/put-away": { rule: inSession(lecterns), names: live },
  "GET /s/:id/messages/:message/take-back": ledOn,
  /** The founder's. */
  "POST /s/:id/messages/:message/take-back": { rule: notTheirs, names: live },
  "GET /s/:id/say": ledOn,
  /** Takes back a hand that is not up. */
  "POST /s/:id/say": { rule: inSession(members), sends: form(() => ({ line: "q-" })) },
};
