import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, requireScope } from "~/doors.server";
import { GroupForm } from "~/groups/group-form";
import { createGroup } from "~/groups/groups.server";
import { canonicalTimeZone, zoneHere } from "~/groups/place-and-time";
import { Page } from "~/ui/page";
import { commonWords } from "~/words/common";
import { groupWords } from "~/words/groups";
import { useWords } from "~/words/use-words";

export const loader = pageLoader(async ({ viewer }) => {
  requireScope(viewer, "write");
  return { zone: zoneHere() };
});

export const action = pageAction(async ({ viewer, form }) => {
  // What the browser says of its clock is no entry of the person's that could be refused.
  const timeZone = canonicalTimeZone(field(form, "timeZone")) ?? zoneHere();
  const { group } = await createGroup(viewer, { ...Object.fromEntries(form), timeZone });
  return redirect(`/g/${group.slug}`, 303);
});

export const meta: MetaFunction = () => [{ title: `${groupWords.en.newGroup} · ${commonWords.en.lectern}` }];

export default function NewGroup() {
  const words = useWords(groupWords);
  return (
    <Page narrow title={words.newGroup} lead={words.newLead}>
      <GroupForm zone={useLoaderData<typeof loader>().zone} refused={useActionData<typeof action>()} />
    </Page>
  );
}
