import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, param } from "~/doors.server";
import { AppealPage } from "~/moderation/appeal-page";
import { appealHandle, appealMeta } from "~/moderation/appeal-route";
import { appealPage } from "~/moderation/appeal-door.server";

/** An appeal, for whoever has a part in it. */
export const loader = pageLoader(async ({ viewer, params }) =>
  appealPage(viewer, param(params, "slug"), param(params, "id")),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => appealMeta({ data });
export const handle = appealHandle;

export default function Appeal() {
  return <AppealPage {...useLoaderData<typeof loader>()} refused={undefined} />;
}
