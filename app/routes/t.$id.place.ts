import { keepReadingPlace } from "~/comments/unread.server";
import { field, param } from "~/doors.server";
import { goingLoader, quietAction } from "~/plain-doors.server";
import { textUrl } from "~/texts/texts.server";

/** Remembers the block where the reader is. */
export const action = quietAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await keepReadingPlace(viewer, id, field(form, "block"));
  return textUrl(id);
});

/** There is no page here. */
export const loader = goingLoader("/t/:id");
