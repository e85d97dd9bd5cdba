/** A hand that is up. */
import { apiDoor, param, requireScope } from "~/doors.server";
import { asksIn } from "~/sessions/api-asks";
import { command } from "~/sessions/commanding.server";
import { sessionState } from "~/sessions/record.server";
import { shows } from "~/sessions/api-views";

const door = apiDoor({
  /** `{kind?, words?}` or `{place}` */
  PATCH: async ({ viewer, params, body }) => {
    const [who, id] = [requireScope(viewer, "write"), param(params, "id")];
    const { now } = await sessionState(who, id);
    return shows.queue(await command(who, id, asksIn.changeHand(body, param(params, "hand"), now)));
  },
  DELETE: async ({ viewer, params }) => {
    await command(requireScope(viewer, "write"), param(params, "id"), asksIn.lower(param(params, "hand")));
    return new Response(null, { status: 204 });
  },
});

export const loader = door.loader;
export const action = door.action;
