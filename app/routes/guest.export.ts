import { redirect } from "@remix-run/node";
import { pageLoader, requireScope } from "~/doors.server";
import { exportFor } from "~/export.server";

export const loader = pageLoader(async ({ viewer }) => {
  const me = requireScope(viewer, "read");
  if (!me.isGuest) throw redirect("/account/export");
  return exportFor(me);
});
