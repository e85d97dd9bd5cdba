import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param } from "~/doors.server";
import { AppealPage } from "~/moderation/appeal-page";
import { appealHandle, appealMeta } from "~/moderation/appeal-route";
import { appealPage } from "~/moderation/appeal-door.server";
import { answerLot } from "~/moderation/deciding.server";

/** The page of the appeal, where the form stands: what was refused is shown there. */
export const loader = pageLoader(async ({ viewer, params }) =>
  appealPage(viewer, param(params, "slug"), param(params, "id")),
);

export const action = pageAction(async ({ viewer, params, form }) => {
  const [slug, id] = [param(params, "slug"), param(params, "id")];
  const accepts = field(form, "accepts") === "true";
  await answerLot(viewer, id, accepts);
  // Whoever declines has no part in it any more: its page is not there for them.
  return redirect(accepts ? `/g/${slug}/appeals/${id}` : `/g/${slug}?declined`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => appealMeta({ data });
export const handle = appealHandle;

export default function Appeal() {
  return <AppealPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
