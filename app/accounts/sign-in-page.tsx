import { LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { careWords } from "../words/account-care";
import { securityWords } from "../words/account-security";
import { accountWords } from "../words/accounts";
import { useWords } from "../words/use-words";
import { DoneNotice } from "./done-notice";
import { PasskeyButton } from "./passkey-button";
import { SignInForm } from "./sign-in-form";
import { backTo, type Refused } from "./sign-up-form";

/** Ways in besides the password. `provider`: the name of the one that is set up. */
export type Ways = { provider: string | null; passkeys: boolean };

/**
 * @param to where to go afterwards
 * @param mailing whether mail is sent: then a new account begins with a link in it
 */
export function SignInPage({
  ways,
  to,
  mailing = false,
  refused,
}: {
  ways: Ways;
  to: string;
  mailing?: boolean;
  refused: Refused;
}) {
  const care = useWords(careWords);
  return (
    <Page narrow title={useWords(accountWords).signIn}>
      <DoneNotice />
      {refused && mailing && <p>{care.unconfirmed}</p>}
      <SignInForm refused={refused} to={to} />
      <OtherWays {...ways} to={to} />
    </Page>
  );
}

function OtherWays({ provider, passkeys, to }: Ways & { to: string }) {
  const words = useWords(securityWords);
  if (!provider && !passkeys) return null;
  return (
    <div className="ways" id="field-passkey">
      <p className="or">{words.or}</p>
      {passkeys && <PasskeyButton action="/sign-in/passkey" to={to} label={words.passkeySignIn} />}
      {provider && (
        <LinkButton wide reloadDocument to={`/sign-in/oidc${backTo(to)}`}>
          {words.provider(provider)}
        </LinkButton>
      )}
    </div>
  );
}

/** The same ways, to prove once more who one is. @param isOnly there is no password above them */
export function ProofWays({ provider, passkeys, to, isOnly }: Ways & { to: string; isOnly: boolean }) {
  const words = useWords(securityWords);
  if (!provider && !passkeys) return null;
  return (
    <div className="ways" id="field-passkey">
      {!isOnly && <p className="or">{words.or}</p>}
      {passkeys && <PasskeyButton action="/account/prove/passkey" to={to} label={words.passkeyProve} />}
      {provider && (
        <LinkButton wide reloadDocument to={`/sign-in/oidc?proof=yes&to=${encodeURIComponent(to)}`}>
          {words.providerProve(provider)}
        </LinkButton>
      )}
    </div>
  );
}
