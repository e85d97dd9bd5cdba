import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param, requireScope } from "~/doors.server";
import { CasePage } from "~/moderation/case-page";
import { casePage } from "~/moderation/case-page.server";
import { caseHandle, caseLinks, caseMeta } from "~/moderation/case-route";

export const loader = pageLoader(async ({ viewer, params, language }) =>
  casePage(requireScope(viewer, "read"), param(params, "slug"), param(params, "case"), language),
);

export const links = caseLinks;
export const meta: MetaFunction<typeof loader> = ({ data }) => caseMeta({ data });
export const handle = caseHandle;

export default function Case() {
  return <CasePage page={useLoaderData<typeof loader>()} refused={undefined} />;
}
