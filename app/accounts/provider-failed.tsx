import { LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { securityWords } from "../words/account-security";
import { useWords } from "../words/use-words";

/** @param detail why @param provider its name */
export function ProviderFailedPage({ detail, provider }: { detail: string; provider: string }) {
  const words = useWords(securityWords);
  return (
    <Page narrow title={words.providerFailed(provider)}>
      <Notice tone="bad">
        <p>{detail}</p>
      </Notice>
      <div className="btns">
        <LinkButton primary to="/sign-in/oidc" reloadDocument>
          {words.providerAgain}
        </LinkButton>
        <LinkButton to="/sign-in">{words.providerOther}</LinkButton>
      </div>
    </Page>
  );
}
