import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { securityWords } from "../words/account-security";
import { useWords } from "../words/use-words";
import { FormErrors, type Refused } from "./sign-up-form";
import { userLimits } from "./user";

const here = "/sign-in/oidc/new";

/**
 * A login at the provider that nobody here is linked to: make an account of it, or link it to one's own.
 *
 * @param user who is signed in
 * @param closed why there can be no new account; null: there can
 */
export function FirstTimePage({
  provider,
  identity,
  user,
  closed,
  refused,
}: {
  provider: string;
  identity: { name: string; email: string; free: string };
  user: string | null;
  closed: string | null;
  refused: Refused;
}) {
  const words = useWords(securityWords);
  const who = [identity.name, identity.email].filter(Boolean).join(", ");
  return (
    <Page narrow title={words.firstTime(provider)} lead={who && <bdi>{words.firstTimeAs(provider, who)}</bdi>}>
      {user !== null ? (
        <Form method="post" action="/sign-in/oidc/link" reloadDocument className="form">
          <p>{words.firstTimeLinkLead(user)}</p>
          <div className="btns">
            <Button primary>{words.firstTimeLink(user)}</Button>
            <LinkButton quiet to="/">
              {words.cancel}
            </LinkButton>
          </div>
        </Form>
      ) : (
        <>
          <section>
            <h2>{words.firstTimeNew}</h2>
            {closed ? (
              <p>{closed}</p>
            ) : identity.email === "" ? (
              <>
                <p>{words.firstTimeUnconfirmed(provider)}</p>
                <LinkButton to={`/sign-up?to=${encodeURIComponent(here)}`}>{words.firstTimeSignUp}</LinkButton>
              </>
            ) : (
              <NewAccount identity={identity} refused={refused} />
            )}
          </section>
          <section>
            <h2>{words.firstTimeOld}</h2>
            <p>{words.firstTimeOldLead}</p>
            <LinkButton to={`/sign-in?to=${encodeURIComponent(here)}`}>{words.firstTimeSignIn}</LinkButton>
          </section>
        </>
      )}
    </Page>
  );
}

function NewAccount({ identity, refused }: { identity: { email: string; free: string }; refused: Refused }) {
  const words = useWords(securityWords);
  return (
    <Form method="post" reloadDocument className="form narrow">
      <FormErrors refused={refused} />
      <Field
        name="name"
        label={words.newName}
        hint={words.newNameHint}
        autoComplete="nickname"
        required
        maxLength={userLimits.name.max}
        defaultValue={refused?.values["name"] ?? identity.free}
        error={refused?.errors["name"]}
      />
      <p className="hint">{words.firstTimeAddress(identity.email)}</p>
      <div className="btns">
        <Button primary>{words.firstTimeNewButton}</Button>
      </div>
    </Form>
  );
}
