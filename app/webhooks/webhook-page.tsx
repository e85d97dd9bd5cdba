import { Form, Link } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill, type Tone } from "../ui/pill";
import { Time } from "../ui/time";
import { useWords } from "../words/use-words";
import { webhookWords } from "../words/webhooks";
import type { DeliveryState, DeliveryView, WebhookView } from "./webhook";
import { hostOf, WebhookFields } from "./webhooks-page";

/** One webhook: what it is told, what became of that, and what can be done with it. */
export function WebhookPage({
  slug,
  webhook,
  mayKeep,
  deliveries,
  next,
  saved,
  refused,
}: {
  slug: string;
  webhook: WebhookView;
  /** Not in an archived group. */
  mayKeep: boolean;
  deliveries: DeliveryView[];
  /** Cursor of older deliveries. */
  next: string | null;
  saved: boolean;
  refused: Refused;
}) {
  const words = useWords(webhookWords);
  const here = `/g/${slug}/webhooks/${webhook.id}`;
  const isPaused = webhook.state === "paused";
  return (
    <Page narrow title={words.one(hostOf(webhook.url))}>
      {saved && <Notice tone="good">{words.saved}</Notice>}
      {isPaused && (
        <Notice tone="warn">
          <p>{words.pausedLong}</p>
        </Notice>
      )}
      {mayKeep || <p>{words.archived}</p>}
      <div className="btns" hidden={!mayKeep}>
        {!isPaused && (
          <Form method="post" action={`${here}/test`}>
            <Button primary>{words.test}</Button>
          </Form>
        )}
        <Form method="post" action={`${here}/${isPaused ? "resume" : "pause"}`}>
          <Button primary={isPaused}>{isPaused ? words.goOn : words.pause}</Button>
        </Form>
        <LinkButton to={`${here}/secret`}>{words.secret}</LinkButton>
      </div>
      <section>
        <h2>{words.log}</h2>
        <p>{deliveries.length === 0 ? words.logNone : words.logKept}</p>
        <ol className="list">
          {deliveries.map((delivery, at) => (
            <Delivery
              key={delivery.id}
              here={here}
              delivery={delivery}
              number={at + 1}
              canSend={mayKeep && !isPaused}
            />
          ))}
        </ol>
        {next && (
          <p>
            <Link to={`${here}?after=${encodeURIComponent(next)}`}>{words.older}</Link>
          </p>
        )}
      </section>
      <section hidden={!mayKeep}>
        <h2>{words.whatFor}</h2>
        <Form method="post" className="form narrow">
          <FormErrors refused={refused} />
          <WebhookFields url={webhook.url} events={webhook.events} refused={refused} />
          <div className="btns">
            <Button>{words.save}</Button>
          </div>
        </Form>
      </section>
      <section>
        <h2>{words.remove}</h2>
        <p>{words.removeText}</p>
        <Form method="post" action={`${here}/remove`}>
          <Button danger>{words.remove}</Button>
        </Form>
      </section>
    </Page>
  );
}

const tones: Partial<Record<DeliveryState, Tone>> = { delivered: "live", failed: "danger" };

function Delivery({
  here,
  delivery: { id, event, state, createdAt, nextAt, tries, status, duration, answer },
  number,
  canSend,
}: {
  here: string;
  delivery: DeliveryView;
  number: number;
  canSend: boolean;
}) {
  const words = useWords(webhookWords);
  const said = [
    status === null ? null : words.status(status),
    duration === null ? null : words.took(duration),
    tries > 0 ? words.tries(tries) : null,
  ].filter((part) => part !== null);
  return (
    <li className="row">
      <div>
        <p>
          <Pill tone={tones[state]}>{words.states[state]}</Pill> <strong>{event}</strong> · <Time at={createdAt} />
        </p>
        <p>
          {said.join(" · ")}
          {state === "waiting" && tries > 0 && nextAt && (
            <>
              {" "}
              · {words.next} <Time at={nextAt} />
            </>
          )}
        </p>
        {answer && (
          <details>
            <summary>{words.answer}</summary>
            <pre dir="auto">{answer}</pre>
          </details>
        )}
      </div>
      {canSend && state !== "waiting" && (
        <Form method="post" action={`${here}/deliveries/${id}/again`}>
          <Button small aria-label={words.againOf(event, number)}>
            {words.again}
          </Button>
        </Form>
      )}
    </li>
  );
}
