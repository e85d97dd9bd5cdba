import { requireProof } from "~/accounts/proof.server";
import { makeToken, tokensOf } from "~/accounts/tokens.server";
import { apiDoor, json, requireScope } from "~/doors.server";

const door = apiDoor({
  GET: async ({ viewer }) => ({ items: await tokensOf(requireScope(viewer, "read")), next: null }),
  /** `{name, scopes?, days?}`; the token itself stands in this answer only. */
  POST: async ({ viewer, body }) => {
    const me = requireScope(viewer, "write");
    await requireProof(me);
    const { token, view } = await makeToken(me, body);
    return json({ ...view, token }, { status: 201 });
  },
});

export const loader = door.loader;
export const action = door.action;
