import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireProof } from "~/accounts/proof.server";
import { makeToken, tokensOf } from "~/accounts/tokens.server";
import { TokensPage } from "~/accounts/tokens-page";
import { scopes } from "~/accounts/user";
import { field, pageAction, pageLoader, requireScope } from "~/doors.server";
import type { Handle } from "~/ui/crumbs";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer }) => {
  const me = requireScope(viewer, "read");
  return { tokens: await tokensOf(me), offered: scopes.filter((scope) => scope !== "operate" || me.isOperator) };
});

/** The token stands in this answer and nowhere else. */
export const action = pageAction(async ({ viewer, form }) => {
  await requireProof(viewer);
  const { token } = await makeToken(viewer, {
    name: field(form, "name"),
    scopes: form.getAll("scopes"),
    days: field(form, "days"),
  });
  return { token };
});

export const meta: MetaFunction = () => [{ title: `${accountWords.en.tokens} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: accountWords[language].tokens },
  ],
};

export default function Tokens() {
  const answer = useActionData<typeof action>();
  const { tokens, offered } = useLoaderData<typeof loader>();
  const made = answer && "token" in answer ? answer.token : undefined;
  return (
    <TokensPage
      tokens={tokens}
      offered={offered}
      made={made}
      refused={answer && "errors" in answer ? answer : undefined}
    />
  );
}
