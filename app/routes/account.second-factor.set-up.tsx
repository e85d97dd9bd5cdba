import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { qrOf } from "~/accounts/qr";
import { confirmSecondFactor, secondFactorOf, secretToConfirm } from "~/accounts/second-factors.server";
import { RecoveryCodesPage, SetUpFactorPage } from "~/accounts/set-up-factor";
import { pageAction, pageLoader, requireScope } from "~/doors.server";
import { isRefusal } from "~/refusals";
import type { Handle } from "~/ui/crumbs";
import { securityWords } from "~/words/account-security";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

/** `toScan` null: it is on, and this page was asked for once more, or shows the recovery codes. */
export const loader = pageLoader(async ({ viewer, url }) => {
  const me = requireScope(viewer, "write");
  if ((await secondFactorOf(me)).since !== null) return { toScan: null };
  try {
    const { secret, uri } = await secretToConfirm(me, url.host);
    return { toScan: { secret, uri, picture: qrOf(uri) } };
  } catch (error) {
    if (isRefusal(error) && error.kind === "gone") throw redirect("/account/second-factor");
    throw error;
  }
});

/** The codes stand in this answer and nowhere else. */
export const action = pageAction(async ({ viewer, form, url, language }) => {
  const codes = await confirmSecondFactor(viewer, form.get("code"));
  return { codes, file: securityWords[language].recoveryFileText(viewer.name, url.host, codes) };
});

export const meta: MetaFunction = () => [{ title: `${securityWords.en.setUp} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: securityWords[language].factor, to: "/account/second-factor" },
    { text: securityWords[language].setUp },
  ],
};

export default function SetUp() {
  const { toScan } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "codes" in answer) return <RecoveryCodesPage {...answer} isNew />;
  return <SetUpFactorPage toScan={toScan} refused={answer} />;
}
