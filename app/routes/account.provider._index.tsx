import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { identitiesOf } from "~/accounts/identities.server";
import { IdentitiesPage } from "~/accounts/identities-page";
import { requireProvider } from "~/accounts/provider.server";
import { pageLoader, requireScope } from "~/doors.server";
import type { Handle } from "~/ui/crumbs";
import { securityWords } from "~/words/account-security";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer }) => ({
  identities: await identitiesOf(requireScope(viewer, "read")),
  provider: requireProvider().name,
}));

export const meta: MetaFunction = () => [{ title: `${securityWords.en.identities} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: securityWords[language].identities },
  ],
};

export default function Provider() {
  return <IdentitiesPage {...useLoaderData<typeof loader>()} />;
}
