import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AskResetPage } from "~/accounts/reset-pages";
import { askReset } from "~/accounts/resetting.server";
import { field, formAction, pageLoader } from "~/doors.server";
import { settings } from "~/env.server";
import { networkOf } from "~/limits/network";
import { careWords } from "~/words/account-care";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async () => ({ mailing: settings().smtpUrl !== null }));

export const action = formAction(async ({ request, form }) => ({
  sent: await askReset(field(form, "email"), networkOf(request)),
}));

export const meta: MetaFunction = () => [{ title: `${careWords.en.resetTitle} · ${commonWords.en.lectern}` }];

export default function AskReset() {
  const answer = useActionData<typeof action>();
  const { mailing } = useLoaderData<typeof loader>();
  return answer && "sent" in answer ? (
    <AskResetPage mailing={mailing} sentTo={answer.sent.email} refused={undefined} />
  ) : (
    <AskResetPage mailing={mailing} sentTo={null} refused={answer} />
  );
}
