import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { CasePage } from "~/moderation/case-page";
import { casePage } from "~/moderation/case-page.server";
import { caseHandle, caseLinks, caseMeta } from "~/moderation/case-route";
import { dismissCase } from "~/moderation/dismissing.server";

/** The page of the case, where the form stands: what was refused is shown there. */
export const loader = pageLoader(async ({ viewer, params, language }) =>
  casePage(requireScope(viewer, "read"), param(params, "slug"), param(params, "case"), language),
);

/** No rule is broken: closed, and whoever reported is told. */
export const action = pageAction(async ({ viewer, params, form }) => {
  const [slug, id] = [param(params, "slug"), param(params, "case")];
  await dismissCase(viewer, slug, id, { version: field(form, "version"), reason: field(form, "reason") });
  return redirect(field(form, "from") === "operator" ? "/operator/cases" : `/g/${slug}/moderation?done=1`, 303);
});

export const links = caseLinks;
export const meta: MetaFunction<typeof loader> = ({ data }) => caseMeta({ data });
export const handle = caseHandle;

export default function Case() {
  return <CasePage page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
