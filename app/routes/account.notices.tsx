import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { field, pageAction, pageLoader, requireScope } from "~/doors.server";
import { chooseGroupMail, chooseMail, mailChoicesOf } from "~/groups/mail-choices.server";
import { MailPage } from "~/groups/mail-page";
import type { Handle } from "~/ui/crumbs";
import { commonWords } from "~/words/common";
import { noticeMailWords } from "~/words/notice-mail";

/** What is mailed to whom it concerns. */
export const loader = pageLoader(async ({ viewer }) => ({
  choices: await mailChoicesOf(requireScope(viewer, "read")),
}));

export const action = pageAction(async ({ viewer, form }) => {
  await chooseMail(viewer, field(form, "all"), form.has("sessions") ? field(form, "sessions") : undefined);
  for (const { slug, choice } of (await mailChoicesOf(viewer)).groups) {
    const chosen = field(form, `group ${slug}`);
    if (chosen && chosen !== choice) await chooseGroupMail(viewer, slug, chosen);
  }
  return redirect("/account/notices?saved=1", 303);
});

export const meta: MetaFunction = () => [{ title: `${noticeMailWords.en.title} · ${commonWords.en.lectern}` }];

export const handle: Handle<unknown> = {
  crumbs: ({ language }) => [
    { text: commonWords[language].account, to: "/account" },
    { text: noticeMailWords[language].title },
  ],
};

export default function MailChoices() {
  const [search] = useSearchParams();
  return <MailPage {...useLoaderData<typeof loader>()} saved={search.has("saved")} />;
}
