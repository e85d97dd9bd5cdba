import type { MetaFunction } from "@remix-run/node";
import { requireProof } from "~/accounts/proof.server";
import { pageLoader, requireScope } from "~/doors.server";
import type { Handle } from "~/ui/crumbs";
import { Page } from "~/ui/page";
import { careWords } from "~/words/account-care";
import { accountWords } from "~/words/accounts";
import { commonWords } from "~/words/common";
import { useWords } from "~/words/use-words";

export const loader = pageLoader(async ({ viewer }) => {
  await requireProof(requireScope(viewer, "read"));
  return null;
});

export const meta: MetaFunction = () => [{ title: `${careWords.en.exportTitle} · ${commonWords.en.lectern}` }];

export const handle: Handle = {
  crumbs: ({ language }) => [
    { text: accountWords[language].account, to: "/account" },
    { text: careWords[language].exportTitle },
  ],
};

export default function Export() {
  const words = useWords(careWords);
  return (
    <Page narrow title={words.exportTitle} lead={words.exportLead}>
      <p>{words.exportWhat}</p>
      <div className="btns">
        <a className="btn primary" href="/api/v1/me/export" download>
          {words.exportButton}
        </a>
      </div>
    </Page>
  );
}
