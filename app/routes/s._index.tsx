import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader, requireScope } from "~/doors.server";
import { OwnSessionsPage } from "~/sessions/own-sessions-page";
import { ownSessions } from "~/sessions/own-sessions.server";
import type { Handle } from "~/ui/crumbs";
import { ownSessionWords } from "~/words/own-sessions";

const shown = 50;

export const loader = pageLoader(async ({ viewer, language }) => ({
  sessions: await ownSessions(requireScope(viewer, "read"), { language, limit: shown }),
}));

export const meta: MetaFunction = () => [{ title: ownSessionWords.en.title }];

export const handle: Handle = {
  crumbs: ({ language }) => [{ text: ownSessionWords[language].title }],
};

export default function OwnSessions() {
  return <OwnSessionsPage {...useLoaderData<typeof loader>()} />;
}
