import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, param } from "~/doors.server";
import { ReportPage } from "~/moderation/report-page";
import { reportFromForm, reportPage } from "~/moderation/report-page.server";
import type { Handle } from "~/ui/crumbs";
import { reportWords } from "~/words/reports";

/** Asks which rule a text breaks, for the moderators of its group. */
export const loader = pageLoader(async ({ viewer, params, url }) => {
  const id = param(params, "id");
  return { id, page: await reportPage(viewer, { text: id }, `/t/${id}`, url) };
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const id = param(params, "id");
  return redirect(`/t/${id}/report?${await reportFromForm(viewer, { text: id }, form)}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `${reportWords.en.title.text} · ${data.page.title}` }, { name: "robots", content: "noindex" }] : [];

export const handle: Handle<{ id: string; page: { group: { slug: string; name: string }; title: string } }> = {
  crumbs: ({ data: { id, page }, language }) => [
    { text: page.group.name, to: `/g/${page.group.slug}` },
    { text: page.title, to: `/t/${id}` },
    { text: reportWords[language].report },
  ],
};

export default function ReportText() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <ReportPage page={page} refused={useActionData<typeof action>()}>
      <p>
        <b dir="auto">{page.title}</b>
      </p>
    </ReportPage>
  );
}
