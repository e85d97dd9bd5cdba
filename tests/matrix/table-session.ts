/** Of reading sessions: planning them, answering, running them. */
import { form, ledOn, type Table } from "./line";
import { inSession, lecterns, seesSession } from "./rules";

const askId = "ask-of-the-matrix";

export const sessionTable: Table = {
  "GET /s/:id": { rule: seesSession },
  "GET /s/:id/do": ledOn,
  "POST /s/:id/do": { rule: inSession(lecterns), sends: form(() => ({ ask: "start", id: askId })) },
};
