import { Form } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Day } from "../ui/time";
import { minutesWords } from "../words/session-minutes";
import { useWords } from "../words/use-words";
import { KeptWords } from "./kept-words";
import type { AmendmentView, MinutesView } from "./minutes-view";
import { useKeptWords } from "./use-kept-words";

/** What was proposed, what became of it, and a box for those who were there. */
export function Amendments({ minutes, fresh, me }: { minutes: MinutesView; fresh: string; me: string | null }) {
  const words = useWords(minutesWords);
  const { session, amendments, mayAmend, mayWrite, state, isOpen, wasHere } = minutes;
  const kept = useKeptWords(`minutes-${session.id}/amendment`, {
    isSent: (draft) => amendments.some(({ id }) => id === draft.id),
  });
  if (amendments.length === 0 && !isOpen) return null;
  return (
    <section id="amendments">
      <h2>{words.amendments}</h2>
      {amendments.length === 0 && <p className="faint">{words.noAmendments}</p>}
      <ul className="list">
        {amendments.map((each, at) => (
          <li key={each.id}>
            <Amendment
              amendment={each}
              number={at + 1}
              url={session.url}
              mayDecide={mayWrite && state !== "approved"}
              isMine={me !== null && each.by?.id === me}
            />
          </li>
        ))}
      </ul>
      {isOpen && !wasHere && <p className="hint">{words.notHere}</p>}
      {mayAmend && (
        <Form
          method="post"
          action={`${session.url}/minutes/amend`}
          className="form"
          key={amendments.length}
          ref={kept.ref}
          onInput={kept.onInput}
        >
          <KeptWords kept={kept} />
          <input type="hidden" name="id" value={fresh} />
          <Field
            as="textarea"
            name="body"
            id="amendment"
            label={words.amend}
            hint={words.amendHint}
            rows={4}
            dir="auto"
            required
          />
          <Button>{words.propose}</Button>
        </Form>
      )}
    </section>
  );
}

type OneProps = { amendment: AmendmentView; number: number; url: string; mayDecide: boolean; isMine: boolean };

function Amendment({ amendment, number, url, mayDecide, isMine }: OneProps) {
  const words = useWords(minutesWords);
  const { id, by, body, at, state, answer, version } = amendment;
  return (
    <article>
      <p className="faint">
        <bdi>{by?.name ?? words.gone}</bdi> · <Day at={at} /> · {words.version(version)} ·{" "}
        <span className="pill">{words.state[state]}</span>
      </p>
      {body !== "" && (
        <p className="as-typed" dir="auto">
          {body}
        </p>
      )}
      {answer !== "" && (
        <Notice>
          <span className="as-typed" dir="auto">
            {answer}
          </span>
        </Notice>
      )}
      {isMine && state === "open" && (
        <Form method="post" action={`${url}/minutes/amend/${id}/withdraw`}>
          <Button small quiet aria-label={words.withdrawLabel(number)}>
            {words.withdraw}
          </Button>
        </Form>
      )}
      {mayDecide && state === "open" && (
        <LinkButton small to={`${url}/minutes?take=${encodeURIComponent(id)}`}>
          {words.take}
        </LinkButton>
      )}
      {mayDecide && state === "open" && (
        <details className="fold">
          <summary aria-label={words.decideOn(by?.name ?? words.gone)}>{words.declineAsk}</summary>
          <Form method="post" action={`${url}/minutes/amend/${id}`} className="form">
            <Field as="textarea" name="answer" id={`answer-${id}`} label={words.answer} rows={2} dir="auto" required />
            <div className="btns">
              <Button name="state" value="declined" quiet>
                {words.decline}
              </Button>
            </div>
          </Form>
        </details>
      )}
    </article>
  );
}
