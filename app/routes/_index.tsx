import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textLinesOf } from "~/comments/unread.server";
import { pageLoader, pageOf } from "~/doors.server";
import { groupsFor } from "~/groups/group-views.server";
import { groupFor } from "~/groups/groups.server";
import { Home, Welcome } from "~/groups/home-page";
import { attentionOf } from "~/operating/installation.server";
import { OperatorNote } from "~/operating/operator-page";
import { commonWords } from "~/words/common";

/** Mine with what is new in them, and the public ones. */
export const loader = pageLoader(async ({ viewer, url }) => {
  const listed = await groupsFor(viewer, { ...pageOf(url), limit: 50 }, "public");
  if (!viewer) return { listed, mine: null, mayMake: false, operator: null };
  const { items } = await groupsFor(viewer, { limit: 100, after: null }, "mine");
  const mine = items.map(async (group) => {
    const { standing } = await groupFor(viewer, group.slug);
    if (standing.membership?.state !== "active") return { ...group, fresh: null };
    const lines = group.textCount === 0 ? [] : await textLinesOf(viewer, group.slug);
    return { ...group, fresh: lines.reduce((sum, line) => sum + line.unread, 0) };
  });
  const operator = viewer.isOperator ? await attentionOf(viewer) : null;
  return { listed, mine: await Promise.all(mine), mayMake: !viewer.isGuest, operator };
});

export const meta: MetaFunction = () => [
  { title: commonWords.en.lectern },
  { name: "description", content: commonWords.en.tagline },
];

export default function Start() {
  const { mine, mayMake, listed, operator } = useLoaderData<typeof loader>();
  return mine ? (
    <Home mine={mine} mayMake={mayMake} listed={listed} notes={operator && <OperatorNote {...operator} />} />
  ) : (
    <Welcome listed={listed} />
  );
}
