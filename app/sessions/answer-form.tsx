import { Form } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { sessionPageWords } from "../words/session-pages";
import { timePollWords } from "../words/time-polls";
import { useWords } from "../words/use-words";
import { rsvpAnswers, sessionLimits, type RsvpView, type SessionPlan } from "./session";

type Asked = { plan: Pick<SessionPlan, "id" | "capacity" | "coming">; mine: RsvpView | null };

/** Whether I come: one tap; a word with it, or apologies, behind another. */
export function AnswerButtons({ plan, mine }: Asked) {
  const [words, times] = [useWords(sessionPageWords), useWords(timePollWords)];
  return (
    <section className="answer" aria-labelledby="answer">
      <h2 id="answer">{words.answerTitle}</h2>
      <Form method="post" action={`/s/${plan.id}/answer`} preventScrollReset className="btns">
        <input type="hidden" name="note" value={mine?.note ?? ""} />
        {(["yes", "maybe", "no"] as const).map((answer) => (
          <Button key={answer} name="answer" value={answer} aria-pressed={mine?.answer === answer}>
            {words.answers[answer]}
          </Button>
        ))}
      </Form>
      <p role="status">{mine && (mine.waits ? words.waits : words.answered[mine.answer])}</p>
      {mine?.fromPoll && <p className="hint">{times.fromPollMine}</p>}
      {!mine?.waits && mine?.answer !== "yes" && <Seats plan={plan} />}
      <details className="fold">
        <summary>{mine?.note ? words.changeNote : words.withNote}</summary>
        <div>
          <AnswerForm plan={plan} mine={mine} />
        </div>
      </details>
    </section>
  );
}

function Seats({ plan: { capacity, coming } }: { plan: Asked["plan"] }) {
  const words = useWords(sessionPageWords);
  if (capacity === null) return null;
  const left = capacity - coming.yes;
  return <p className="hint">{left > 0 ? words.seats(left) : words.full(capacity)}</p>;
}

/** The whole answer with a note; also a page of its own, for a link in a mail and for what was refused. */
export function AnswerForm({ plan, mine, refused }: Asked & { refused?: Refused }) {
  const words = useWords(sessionPageWords);
  const chosen = refused?.values["answer"] ?? mine?.answer ?? "apologies";
  return (
    <Form method="post" action={`/s/${plan.id}/answer`} preventScrollReset className="form">
      <FormErrors refused={refused} />
      <fieldset className="field" id="field-answer" tabIndex={-1}>
        <legend>{words.answerTitle}</legend>
        <div>
          {rsvpAnswers.map((answer) => (
            <Choice
              key={answer}
              type="radio"
              name="answer"
              value={answer}
              label={words.answers[answer]}
              defaultChecked={answer === chosen}
            />
          ))}
        </div>
      </fieldset>
      <Field
        name="note"
        label={words.note}
        hint={words.noteHint}
        optional
        dir="auto"
        maxLength={sessionLimits.note.max}
        defaultValue={refused?.values["note"] ?? mine?.note}
        error={refused?.errors["note"]}
      />
      <div className="btns">
        <Button primary>{words.send}</Button>
      </div>
    </Form>
  );
}
