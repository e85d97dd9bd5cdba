import { redirect } from "@remix-run/node";
import { keepReadingPlace } from "~/comments/unread.server";
import { field, pageLoader, param } from "~/doors.server";
import { quietAction } from "~/plain-doors.server";
import { textUrl } from "~/texts/texts.server";

/** Remembers the block where the reader is. */
export const action = quietAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  await keepReadingPlace(viewer, id, field(form, "block"));
  return textUrl(id);
});

/** There is no page here. */
export const loader = pageLoader(async ({ params }) => redirect(textUrl(param(params, "id"))));
