import type { MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { makeRecoveryCodes } from "~/accounts/second-factors.server";
import { NothingToShow, RecoveryCodesPage } from "~/accounts/set-up-factor";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import type { Handle } from "~/ui/crumbs";
import { securityWords } from "~/words/account-security";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer }) => {
  requireScope(viewer, "write");
  return null;
});

/** The codes stand in this answer and nowhere else. */
export const action = pageAction(async ({ viewer, url, language }) => {
  const codes = await makeRecoveryCodes(viewer);
  return { codes, file: securityWords[language].recoveryFileText(viewer.name, url.host, codes) };
});

export const meta: MetaFunction = () => [{ title: `${securityWords.en.recovery} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: securityWords[language].factor, to: "/account/second-factor" },
    { text: securityWords[language].recovery },
  ],
};

export default function Codes() {
  const answer = useActionData<typeof action>();
  if (answer && "codes" in answer) return <RecoveryCodesPage {...answer} isNew={false} />;
  return <NothingToShow refused={answer} />;
}
