import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import { GroupForm } from "~/groups/group-form";
import { createGroup } from "~/groups/groups.server";
import { Page } from "~/ui/page";
import { commonWords } from "~/words/common";
import { groupWords } from "~/words/groups";
import { useWords } from "~/words/use-words";

export const loader = pageLoader(async ({ viewer }) => {
  requireScope(viewer, "write");
  return null;
});

export const action = pageAction(async ({ viewer, form }) => {
  const { group } = await createGroup(viewer, Object.fromEntries(form));
  return redirect(`/g/${group.slug}`, 303);
});

export const meta: MetaFunction = () => [{ title: `${groupWords.en.newGroup} · ${commonWords.en.lectern}` }];

export default function NewGroup() {
  const words = useWords(groupWords);
  return (
    <Page narrow title={words.newGroup} lead={words.newLead}>
      <GroupForm refused={useActionData<typeof action>()} />
    </Page>
  );
}
