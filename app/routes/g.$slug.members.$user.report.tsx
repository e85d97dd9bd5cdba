import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param } from "~/doors.server";
import { ReportPage } from "~/moderation/report-page";
import { reportFromForm, reportPage } from "~/moderation/report-page.server";
import type { Handle } from "~/ui/crumbs";
import { reportWords } from "~/words/reports";

/** Asks what is wrong with what somebody does here, or calls themselves. */
export const loader = pageLoader(async ({ viewer, params, url }) => {
  const [slug, user] = [param(params, "slug"), param(params, "user")];
  return { page: await reportPage(viewer, { slug, user }, `/g/${slug}`, url) };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const [slug, user] = [param(params, "slug"), param(params, "user")];
  const said = await reportFromForm(viewer, { slug, user }, form);
  return redirect(`/g/${slug}/members/${encodeURIComponent(user)}/report?${said}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${reportWords.en.title.person} · ${data.page.group.name}` }] : [];

export const handle: Handle<{ page: { group: { slug: string; name: string } } }> = {
  crumbs: ({ data: { page }, language }) => [
    { text: page.group.name, to: `/g/${page.group.slug}` },
    { text: reportWords[language].report },
  ],
};

export default function ReportPerson() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <ReportPage page={page} refused={useActionData<typeof action>()}>
      <p>
        <b dir="auto">{page.title}</b>
      </p>
    </ReportPage>
  );
}
