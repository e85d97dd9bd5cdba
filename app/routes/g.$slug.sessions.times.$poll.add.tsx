import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { field, pageAction, pageLoader, param, requireScope } from "~/doors.server";
import { FormErrors } from "~/groups/group-form";
import { forbidden } from "~/refusals";
import { AddTime } from "~/sessions/time-poll-aside";
import { timePollPage, type TimePollPageData } from "~/sessions/time-poll-page.server";
import { changeTimePoll } from "~/sessions/time-polls.server";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { sessionWords } from "~/words/sessions";
import { timePollWords } from "~/words/time-polls";
import { useWords } from "~/words/use-words";
import { say } from "~/words/words";

/** Another time; a page for when it was refused. */
export const loader = pageLoader(async ({ viewer, params, language }) => {
  const asked = { slug: param(params, "slug"), id: param(params, "poll"), language };
  const page = await timePollPage(requireScope(viewer, "write"), asked);
  if (!page.may.change) throw forbidden(say(sessionWords, (w) => w.mayNotPlan));
  return page;
});

export const action = pageAction(async ({ viewer, params, form }) => {
  const add = [{ day: field(form, "day"), time: field(form, "time") }];
  const { url } = await changeTimePoll(viewer, param(params, "poll"), { add });
  return redirect(`${url}?added`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${timePollWords.en.addTitle} · ${page.poll.title}` }] : [];

export const handle: Handle<TimePollPageData> = {
  crumbs: ({ data: { poll }, language }) => [
    { text: poll.group.name, to: `/g/${poll.group.slug}` },
    { text: poll.title, to: poll.url },
    { text: timePollWords[language].addTitle },
  ],
};

export default function Add() {
  const words = useWords(timePollWords);
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused && {
    ...refused,
    errors: Object.fromEntries(
      Object.entries(refused.errors).map(([name, said]) => [name.replace(/^add\.0\./, ""), said]),
    ),
  };
  return (
    <Page narrow title={words.addTitle} lead={<bdi>{page.poll.title}</bdi>}>
      <FormErrors refused={errors} />
      <AddTime page={page} refused={refused} />
    </Page>
  );
}
