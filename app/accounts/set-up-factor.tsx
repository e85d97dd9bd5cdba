import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { securityWords } from "../words/account-security";
import { useWords } from "../words/use-words";
import { FormErrors, type Refused } from "./sign-up-form";
import { userLimits } from "./user";

/** What the app is told: the picture for its camera, the address for an app on the same device, and the secret for whoever types. */
export type ToScan = { secret: string; uri: string; picture: { size: number; path: string } };

/** @param toScan null: it is on already */
export function SetUpFactorPage({ toScan, refused }: { toScan: ToScan | null; refused: Refused }) {
  const words = useWords(securityWords);
  if (!toScan) return <NothingToShow refused={refused} />;
  return (
    <Page narrow title={words.setUp} lead={words.factorLead}>
      <section>
        <h2>{words.setUpScan}</h2>
        <p className="hint">{words.setUpApps}</p>
        <Picture {...toScan.picture} label={words.setUpPicture} />
        <p>
          <a className="btn" href={toScan.uri}>
            {words.setUpOpen}
          </a>
        </p>
        <p className="hint">{words.setUpOpenHint}</p>
        <p>{words.setUpByHand}</p>
        <p>
          <code className="secret">{toScan.secret.replace(/(.{4})(?!$)/g, "$1 ")}</code>
        </p>
      </section>
      <section>
        <Form method="post" className="form narrow">
          <FormErrors refused={refused} />
          <Field
            name="code"
            label={words.setUpCode}
            hint={words.setUpCodeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={userLimits.code.max}
            error={refused?.errors["code"]}
          />
          <div className="btns">
            <Button primary>{words.setUpConfirm}</Button>
            <LinkButton quiet to="/account/second-factor">
              {words.cancel}
            </LinkButton>
          </div>
        </Form>
      </section>
    </Page>
  );
}

/** Dark on light in both sets of colours: cameras expect it. */
function Picture({ size, path, label }: { size: number; path: string; label: string }) {
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Shown once, to be saved, printed or written down. @param file what is saved */
export function RecoveryCodesPage({ codes, file, isNew }: { codes: string[]; file: string; isNew: boolean }) {
  const words = useWords(securityWords);
  return (
    <Page narrow title={words.recovery} lead={words.recoveryMade}>
      {isNew && (
        <Notice tone="good">
          <p>{words.factorDone}</p>
        </Notice>
      )}
      <Notice tone="warn">
        <p>{words.recoveryOnce}</p>
      </Notice>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="btns">
        <a
          className="btn"
          download={words.recoveryFile}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
        >
          {words.recoverySave}
        </a>
        <LinkButton primary to="/account/second-factor">
          {words.recoveryDone}
        </LinkButton>
      </div>
    </Page>
  );
}

/** For whoever comes back to a page that has shown what it shows once. */
export function NothingToShow({ refused }: { refused: Refused }) {
  const words = useWords(securityWords);
  return (
    <Page narrow title={words.factor} lead={words.factorLead}>
      <FormErrors refused={refused} />
      <p>{words.recoveryShown}</p>
      <div className="btns">
        <LinkButton primary to="/account/second-factor">
          {words.factor}
        </LinkButton>
      </div>
    </Page>
  );
}
