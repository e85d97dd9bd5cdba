import { LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { careWords } from "../words/account-care";
import { useWords } from "../words/use-words";
import { SignInForm } from "./sign-in-form";
import { backTo } from "./sign-up-form";

/** What everybody sees who signed up, whether or not the address had an account. */
export function SignedUpPage({ email, mailing, to }: { email: string; mailing: boolean; to: string }) {
  const words = useWords(careWords);
  if (mailing) {
    return (
      <Page narrow title={words.sentTitle}>
        <p>{words.sentTo(email)}</p>
        <p>{words.sentNot}</p>
        <div className="btns">
          <LinkButton reloadDocument to={`/sign-up${backTo(to)}`}>
            {words.sentAgain}
          </LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page narrow title={words.readyTitle}>
      <Notice>
        <p>{words.ready}</p>
        <p>{words.readyKnown}</p>
      </Notice>
      <SignInForm refused={undefined} to={to} who={email} />
    </Page>
  );
}
