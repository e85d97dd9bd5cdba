import { markSeen } from "~/comments/unread.server";
import { field, param } from "~/doors.server";
import { goingLoader, quietAction } from "~/plain-doors.server";
import { textUrl } from "~/texts/texts.server";

/** The discussion of `place`, or of all places, has been seen up to change `seq`. */
export const action = quietAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  // An empty field would be read as 0, which is "nothing".
  const seq = Number(field(form, "seq") || Number.NaN);
  await markSeen(viewer, id, { place: field(form, "place") || null, seq });
  return textUrl(id);
});

/** There is no page here. */
export const loader = goingLoader("/t/:id");
