import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textLinesOf } from "~/comments/unread.server";
import { pageLoader, pageOf } from "~/doors.server";
import { groupsFor } from "~/groups/group-views.server";
import { groupFor } from "~/groups/groups.server";
import { Home, Welcome } from "~/groups/home-page";
import { attentionOf } from "~/operating/installation.server";
import { OperatorNote } from "~/operating/operator-page";
import { OwnSessionsNext } from "~/sessions/own-sessions-page";
import { ownSessions } from "~/sessions/own-sessions.server";
import { commonWords } from "~/words/common";

/** How many sessions to come are shown here. */
const soonest = 3;

/** Mine with what is new in them, and the public ones. */
export const loader = pageLoader(async ({ viewer, url, language }) => {
  const listed = await groupsFor(viewer, { ...pageOf(url), limit: 50 }, "public");
  if (!viewer) return { listed, mine: null, mayMake: false, operator: null, sessions: [] };
  const { items } = await groupsFor(viewer, { limit: 100, after: null }, "mine");
  const mine = items.map(async (group) => {
    const { standing } = await groupFor(viewer, group.slug);
    if (standing.membership?.state !== "active") return { ...group, fresh: null };
    const lines = group.textCount === 0 ? [] : await textLinesOf(viewer, group.slug);
    return { ...group, fresh: lines.reduce((sum, line) => sum + line.unread, 0) };
  });
  const operator = viewer.isOperator ? await attentionOf(viewer) : null;
  const sessions = await ownSessions(viewer, { language, limit: soonest });
  return { listed, mine: await Promise.all(mine), mayMake: !viewer.isGuest, operator, sessions };
});

export const meta: MetaFunction = () => [
  { title: commonWords.en.lectern },
  { name: "description", content: commonWords.en.tagline },
];

export default function Start() {
  const { mine, mayMake, listed, operator, sessions } = useLoaderData<typeof loader>();
  const soon = <OwnSessionsNext sessions={sessions} />;
  // What runs now is not to be searched for below a long list of groups.
  const isRunning = sessions.some(({ state }) => state === "live");
  return mine ? (
    <Home
      {...{ mine, mayMake, listed }}
      notes={
        <>
          {operator && <OperatorNote {...operator} />}
          {isRunning && soon}
        </>
      }
      sessions={isRunning ? null : soon}
    />
  ) : (
    <Welcome listed={listed} />
  );
}
