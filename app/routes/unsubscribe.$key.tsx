import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, formAction, pageLoader, param } from "~/doors.server";
import { endMail, mailToEnd } from "~/groups/mail-choices.server";
import { DeadLinkPage, EndMailPage } from "~/groups/mail-page";
import { isRefusal } from "~/refusals";
import { commonWords } from "~/words/common";
import { noticeMailWords } from "~/words/notice-mail";

const groupOf = (url: URL) => url.searchParams.get("group")?.slice(0, 100) || null;

/** What the link in a mail ends. Looking ends nothing. One that ends nothing any more says so, and where to go instead. */
export const loader = pageLoader(async ({ params, url }) => {
  const here = url.pathname + url.search;
  return orDead(async () => ({ ...(await mailToEnd(param(params, "key"), groupOf(url))), here }));
});

/** Ends it for whoever holds the link: from the page, or sent by a mail program by itself (RFC 8058). */
export const action = formAction(async ({ params, url, form }) =>
  orDead(async () => {
    await endMail(param(params, "key"), field(form, "all") ? null : groupOf(url));
    return { ended: true };
  }),
);

async function orDead<Answer>(run: () => Promise<Answer>) {
  try {
    return await run();
  } catch (error) {
    if (!isRefusal(error) || error.kind !== "not-found") throw error;
    return data({ isDead: true as const }, { status: error.status });
  }
}

export const meta: MetaFunction = () => [
  { title: `${noticeMailWords.en.endTitle} · ${commonWords.en.lectern}` },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "no-referrer" },
];

export default function Unsubscribe() {
  const [ends, done] = [useLoaderData<typeof loader>(), useActionData<typeof action>()];
  if ("isDead" in ends) return <DeadLinkPage />;
  return <EndMailPage {...ends} ended={Boolean(done && "ended" in done)} />;
}
