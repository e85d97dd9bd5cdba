import { placesNow } from "~/comments/places-now.server";
import { json, pageLoader, param } from "~/doors.server";

/** Where places of an edition before are now, `?of=block:ID&of=section:ID`: for what somebody had begun to write there. */
export const loader = pageLoader(async ({ viewer, params, url, language }) =>
  json(await placesNow(viewer, param(params, "id"), url.searchParams.getAll("of"), language)),
);
