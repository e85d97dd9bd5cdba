import { Form, Link } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { useWords } from "../words/use-words";
import { webhookWords } from "../words/webhooks";
import { webhookEvents, webhookLimits, type NewWebhookView, type WebhookView } from "./webhook";

/** @param made the one just added, whose secret is shown this once */
export function WebhooksPage({
  slug,
  webhooks,
  mayKeep,
  made,
  refused,
}: {
  slug: string;
  webhooks: WebhookView[];
  /** Not in an archived group. */
  mayKeep: boolean;
  made?: NewWebhookView;
  refused: Refused;
}) {
  const words = useWords(webhookWords);
  return (
    <Page narrow title={words.title} lead={words.lead}>
      {made && <Secret said={words.made} secret={made.secret} />}
      <Notice tone="warn">
        <p>{words.warning}</p>
      </Notice>
      <section>
        <h2>{words.list}</h2>
        {webhooks.length === 0 && <p>{words.none}</p>}
        <ul className="list">
          {webhooks.map((webhook) => (
            <Row key={webhook.id} slug={slug} webhook={webhook} />
          ))}
        </ul>
      </section>
      {mayKeep ? (
        <section>
          <h2>{words.add}</h2>
          <Form key={made?.id} method="post" className="form narrow">
            <FormErrors refused={refused} />
            <WebhookFields events={[...webhookEvents]} refused={refused} />
            <div className="btns">
              <Button primary>{words.addButton}</Button>
            </div>
          </Form>
        </section>
      ) : (
        <p>{words.archived}</p>
      )}
    </Page>
  );
}

function Row({ slug, webhook: { id, url, state, last } }: { slug: string; webhook: WebhookView }) {
  const words = useWords(webhookWords);
  return (
    <li className="row">
      <div>
        <strong>
          <Link to={`/g/${slug}/webhooks/${id}`}>
            <bdi>{hostOf(url)}</bdi>
          </Link>
        </strong>
        <p>
          {state === "paused" ? <Pill tone="warn">{words.paused}</Pill> : <Pill>{words.active}</Pill>}{" "}
          {last ? (
            <>
              {words.lastState[last.state]} · <Time at={last.at} />
            </>
          ) : (
            words.never
          )}
        </p>
      </div>
    </li>
  );
}

/** @param url none: it is not asked for here */
export function WebhookFields({ url, events, refused }: { url?: string; events: string[]; refused: Refused }) {
  const words = useWords(webhookWords);
  const { values = {}, errors = {} } = refused ?? {};
  return (
    <>
      <Field
        name="url"
        type="url"
        label={words.url}
        hint={words.urlHint}
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={webhookLimits.url}
        defaultValue={values["url"] ?? url}
        error={errors["url"]}
      />
      <fieldset className="field" id="field-events">
        <legend>{words.whatFor}</legend>
        {errors["events"] && <p className="error">{errors["events"]}</p>}
        <div>
          {webhookEvents.map((event) => (
            <Choice
              key={event}
              name="events"
              value={event}
              label={words.eventNames[event]}
              defaultChecked={events.includes(event)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

/** Shown once, to be copied. */
export function Secret({ said, secret }: { said: string; secret: string }) {
  const words = useWords(webhookWords);
  return (
    <Notice tone="good">
      <p>{said}</p>
      <p>
        <code className="secret">{secret}</code>
      </p>
      <p>{words.secretUse}</p>
    </Notice>
  );
}

export const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
