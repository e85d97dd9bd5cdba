/** Of the pages of a session that runs. */
import { form, ledOn, type Table } from "./line";
import { inSession, lecterns, members, seesSession, type Rule } from "./rules";

/** Strangers are not asked to sign in to a session: for them there is none. */
const runs: Rule = (who, kind) => (who === "stranger" ? "none" : inSession(lecterns)(who, kind));

export const liveSessionTable: Table = {
  "GET /s/:id/run": { rule: runs },
  "GET /s/:id/screen": { rule: seesSession },
  "GET /s/:id/mine": { rule: seesSession },
  "POST /s/:id/mine": { rule: inSession(lecterns), sends: form(() => ({ ask: "start", id: "mine-of-the-matrix" })) },
  "GET /s/:id/say": ledOn,
  /** Takes back a hand that is not up. */
  "POST /s/:id/say": { rule: inSession(members), sends: form(() => ({ line: "q-" })) },
};
