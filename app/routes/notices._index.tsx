import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { InboxPage } from "~/comments/inbox-page";
import { noticesFor } from "~/comments/inbox.server";
import { pageLoader, requireScope } from "~/doors.server";
import type { Handle } from "~/ui/crumbs";
import { commonWords } from "~/words/common";
import { noticeWords } from "~/words/notices";

export const loader = pageLoader(async ({ viewer, url }) => {
  const after = url.searchParams.get("after");
  const me = requireScope(viewer, "read");
  return { inbox: await noticesFor(me, { limit: 50, after }), isFirst: after === null, isMailed: !me.isGuest };
});

export const meta: MetaFunction = () => [{ title: `${noticeWords.en.title} · ${commonWords.en.lectern}` }];

export const handle: Handle<unknown> = { crumbs: ({ language }) => [{ text: noticeWords[language].title }] };

export default function Notices() {
  return <InboxPage {...useLoaderData<typeof loader>()} />;
}
