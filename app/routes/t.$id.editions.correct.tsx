import { redirect } from "@remix-run/node";
import { formAction, pageLoader, param, requireScope } from "~/doors.server";
import { editionsUrl } from "~/texts/edition";
import { keepReadAsDraft } from "~/texts/edition-drafts.server";
import { RefusedForm } from "~/ui/refused-form";

/** Whoever comes here by a link goes to where the button stands. */
export const loader = pageLoader(({ params }) => {
  throw redirect(editionsUrl(param(params, "id")));
});

/** Opens the text as it stands, to be corrected. */
export const action = formAction(async ({ viewer, params }) =>
  redirect(await keepReadAsDraft(requireScope(viewer, "write"), param(params, "id")), 303),
);

export const ErrorBoundary = RefusedForm;
