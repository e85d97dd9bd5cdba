import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { calendarKeyOf, makeCalendarKey } from "~/accounts/calendar-keys.server";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import { CalendarPage } from "~/sessions/calendar-page";
import { calendarPage } from "~/sessions/calendar-page.server";
import type { Handle } from "~/ui/crumbs";
import { calendarWords } from "~/words/calendars";
import { commonWords } from "~/words/common";

/** The secret addresses from which one's calendar fetches sessions. */
export const loader = pageLoader(async ({ viewer, url }) => {
  const me = requireScope(viewer, "read");
  return calendarPage(me, await calendarKeyOf(me), url.searchParams);
});

export const action = pageAction(async ({ viewer }) => {
  await makeCalendarKey(viewer);
  return redirect("/account/calendar", 303);
});

export const meta: MetaFunction = () => [
  { title: `${calendarWords.en.title} · ${commonWords.en.lectern}` },
  { name: "referrer", content: "no-referrer" },
];

export const handle: Handle<unknown> = {
  crumbs: ({ language }) => [
    { text: commonWords[language].account, to: "/account" },
    { text: calendarWords[language].title },
  ],
};

export default function Calendar() {
  return <CalendarPage {...useLoaderData<typeof loader>()} />;
}
