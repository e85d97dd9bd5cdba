import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Day, Time } from "../ui/time";
import { securityWords } from "../words/account-security";
import { useWords } from "../words/use-words";
import type { IdentityView } from "./identities.server";

/** @param provider its name */
export function IdentitiesPage({ identities, provider }: { identities: IdentityView[]; provider: string }) {
  const words = useWords(securityWords);
  return (
    <Page narrow title={words.identities} lead={words.identitiesLead(provider)}>
      <section>
        <h2>{words.identityList}</h2>
        {identities.length === 0 && <p>{words.identityNone}</p>}
        <ul className="list">
          {identities.map((identity) => (
            <LinkedLogin key={`${identity.issuer} ${identity.subject}`} {...identity} />
          ))}
        </ul>
      </section>
      <section>
        <LinkButton to="/sign-in/oidc?to=/account/provider" reloadDocument primary={identities.length === 0}>
          {words.identityLink(provider)}
        </LinkButton>
      </section>
    </Page>
  );
}

function LinkedLogin({ issuer, subject, createdAt, lastUsedAt }: IdentityView) {
  const words = useWords(securityWords);
  return (
    <li className="row">
      <div>
        <strong>
          <bdi>{issuer}</bdi>
        </strong>
        <p>
          {words.identitySince} <Day at={createdAt} />
          {lastUsedAt && (
            <>
              {" "}
              · {words.identityUsed} <Time at={lastUsedAt} />
            </>
          )}
        </p>
      </div>
      <Form method="post" action="/account/provider/unlink">
        <input type="hidden" name="issuer" value={issuer} />
        <input type="hidden" name="subject" value={subject} />
        <Button small danger aria-label={words.identityUnlinkOf(issuer)}>
          {words.identityUnlink}
        </Button>
      </Form>
    </li>
  );
}
