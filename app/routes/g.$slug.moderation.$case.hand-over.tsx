import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { CasePage } from "~/moderation/case-page";
import { casePage } from "~/moderation/case-page.server";
import { caseHandle, caseLinks, caseMeta } from "~/moderation/case-route";
import { changeCase } from "~/moderation/casework.server";

/** The page of the case, where the form stands: what was refused is shown there. */
export const loader = pageLoader(async ({ viewer, params, language }) =>
  casePage(requireScope(viewer, "read"), param(params, "slug"), param(params, "case"), language),
);

/** To another moderator, or to those above. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const [slug, id] = [param(params, "slug"), param(params, "case")];
  await changeCase(viewer, id, { handTo: field(form, "handTo"), version: field(form, "version") });
  return redirect(`/g/${slug}/moderation`, 303);
});

export const links = caseLinks;
export const meta: MetaFunction<typeof loader> = ({ data }) => caseMeta({ data });
export const handle = caseHandle;

export default function Case() {
  return <CasePage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
