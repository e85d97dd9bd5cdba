import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Day, Time } from "../ui/time";
import { accountWords } from "../words/accounts";
import { useWords } from "../words/use-words";
import { FormErrors, type Refused } from "./sign-up-form";
import { tokenLimits } from "./token";
import type { TokenView } from "./tokens.server";
import type { Scope } from "./user";

/** @param made the token just made, which is shown this once */
export function TokensPage({
  tokens,
  offered,
  made,
  refused,
}: {
  tokens: TokenView[];
  offered: Scope[];
  made?: string;
  refused: Refused;
}) {
  const words = useWords(accountWords);
  return (
    <Page narrow title={words.tokens} lead={words.tokensLead}>
      {made && (
        <Notice tone="good">
          <p>{words.tokenMade}</p>
          <p>
            <code>{made}</code>
          </p>
        </Notice>
      )}
      <section>
        <h2>{words.tokenList}</h2>
        {tokens.length === 0 && <p>{words.tokenNone}</p>}
        <ul className="list">
          {tokens.map((token) => (
            <Token key={token.id} token={token} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.tokenNew}</h2>
        <NewToken key={made} offered={offered} refused={refused} />
      </section>
    </Page>
  );
}

function Token({ token }: { token: TokenView }) {
  const words = useWords(accountWords);
  return (
    <li className="row">
      <div>
        <strong>{token.name}</strong>
        <p>
          {token.scopes.join(", ")} ·{" "}
          {token.lastUsedAt ? (
            <>
              {words.tokenUsed} <Time at={token.lastUsedAt} />
            </>
          ) : (
            words.tokenUnused
          )}
          {token.expiresAt && (
            <>
              {" "}
              · {words.tokenEnds} <Day at={token.expiresAt} />
            </>
          )}
        </p>
      </div>
      <Form method="post" action={`/account/tokens/${token.id}/revoke`}>
        <Button small danger aria-label={words.tokenRevokeOf(token.name)}>
          {words.tokenRevoke}
        </Button>
      </Form>
    </li>
  );
}

function NewToken({ offered, refused }: { offered: Scope[]; refused: Refused }) {
  const words = useWords(accountWords);
  const { values = {}, errors = {} } = refused ?? {};
  return (
    <Form method="post" className="form">
      <FormErrors refused={refused} />
      <Field
        name="name"
        label={words.tokenNameLabel}
        required
        maxLength={tokenLimits.name.max}
        defaultValue={values["name"]}
        error={errors["name"]}
      />
      <fieldset className="field" id="field-scopes">
        <legend>{words.tokenMay}</legend>
        {errors["scopes"] && <p className="error">{errors["scopes"]}</p>}
        <div>
          {offered.map((scope) => (
            <Choice
              key={scope}
              name="scopes"
              value={scope}
              label={words.scopeNames[scope]}
              defaultChecked={scope === "read" || scope === "write"}
            />
          ))}
        </div>
      </fieldset>
      <Field
        as="select"
        name="days"
        label={words.tokenDaysLabel}
        hint={words.tokenDaysHint}
        defaultValue={values["days"] ?? "90"}
        error={errors["days"]}
      >
        {["7", "30", "90", "365", ""].map((days) => (
          <option key={days} value={days}>
            {words.tokenDaysOf(days)}
          </option>
        ))}
      </Field>
      <div className="btns">
        <Button primary>{words.tokenMake}</Button>
      </div>
    </Form>
  );
}
