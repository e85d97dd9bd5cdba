import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, formAction, pageLoader, param } from "~/doors.server";
import { endMail, mailToEnd } from "~/groups/mail-choices.server";
import { EndMailPage } from "~/groups/mail-page";
import { commonWords } from "~/words/common";
import { noticeMailWords } from "~/words/notice-mail";

const groupOf = (url: URL) => url.searchParams.get("group")?.slice(0, 100) || null;

/** What the link in a mail ends. Looking ends nothing. */
export const loader = pageLoader(async ({ params, url }) => ({
  ...(await mailToEnd(param(params, "key"), groupOf(url))),
  here: url.pathname + url.search,
}));

/** Ends it for whoever holds the link: from the page, or sent by a mail program by itself (RFC 8058). */
export const action = formAction(async ({ params, url, form }) => {
  await endMail(param(params, "key"), field(form, "all") ? null : groupOf(url));
  return { ended: true };
});

export const meta: MetaFunction = () => [
  { title: `${noticeMailWords.en.endTitle} · ${commonWords.en.lectern}` },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "no-referrer" },
];

export default function Unsubscribe() {
  const done = useActionData<typeof action>();
  return <EndMailPage {...useLoaderData<typeof loader>()} ended={Boolean(done && "ended" in done)} />;
}
