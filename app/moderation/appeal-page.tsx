import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { appealWords } from "../words/appeals";
import { actFormWords } from "../words/act-form";
import { keepingWords } from "../words/keeping";
import { actionWords } from "../words/moderation-acts";
import { useWords } from "../words/use-words";
import { appealLimits, decisions, type AppealView } from "./appeal";
import { ToldCard } from "./told-card";
import { useAppealNews } from "./use-appeal-news";

type About = { appeal: AppealView; group: { slug: string; name: string }; fresh: string; refused: Refused };

/** An appeal, for whoever has a part in it: both sides, and the decision. */
export function AppealPage({ appeal, group, fresh, refused }: About) {
  const [words, acts, said] = [useWords(appealWords), useWords(actionWords), useWords(actFormWords)];
  const keeping = useWords(keepingWords);
  const { action, about, state, way, panel, decided, mine } = appeal;
  useAppealNews(group.slug, appeal.id, refused !== undefined);
  const to = `/g/${group.slug}/appeals/${appeal.id}`;
  return (
    <Page narrow title={words.title(action.number)} lead={words.lead}>
      <FormErrors refused={refused} />
      <p>
        <Pill>{said.appealStates[state]}</Pill> {acts.kinds[action.kind]} <Time at={action.at} />
        {mine.seesAction && (
          <>
            {" · "}
            <Link to={`/g/${group.slug}/actions/${action.id}`}>{words.statement}</Link>
          </>
        )}
      </p>
      {state === "open" && (
        <p>
          {words.ways[way]} {panel && words.panel(panel.accepted, panel.voted)} {words.until}{" "}
          <Time at={appeal.deadline} />.
        </p>
      )}
      {decided && (
        <section className="card">
          <h2>{words.states[state]}</h2>
          {decided.reason && <p dir="auto">{decided.reason}</p>}
          <p className="hint">
            {words.decidedBy(acts.roles[decided.role] ?? decided.role)} <Time at={decided.at} />
          </p>
        </section>
      )}
      <section>
        <h2>{mine.side === "author" ? words.done : words.toldThem}</h2>
        <ToldCard told={action} />
        {about !== null && (
          <>
            <p className="hint">{said.words}</p>
            <blockquote className="card" dir="auto">
              {about}
            </blockquote>
          </>
        )}
        {action.comment && action.text && mine.side === "deciding" && (
          <p>
            <Link to={`/c/${action.comment}`}>{words.where}</Link>
          </p>
        )}
      </section>
      <section>
        <h2>{words.objection}</h2>
        <blockquote className="card" dir="auto">
          {appeal.words || keeping.noLonger}
        </blockquote>
      </section>
      <Messages appeal={appeal} />
      {mine.maySay && (
        <Form method="post" action={`${to}/say`} className="form" aria-label={words.said}>
          <input type="hidden" name="id" value={fresh} />
          <Field
            as="textarea"
            name="body"
            rows={3}
            dir="auto"
            label={words.sayLabel}
            hint={words.sayHint}
            defaultValue={refused?.values["body"]}
            error={refused?.errors["body"]}
          />
          <div className="btns">
            <Button>{words.say}</Button>
          </div>
        </Form>
      )}
      {state === "open" && mine.lot === "drawn" && <Lot to={`${to}/lot`} />}
      {mine.lot === "voted" && state === "open" && <p role="status">{words.votedThanks}</p>}
      {state === "open" && (mine.mayDecide || mine.lot === "accepted") && (
        <Decide to={mine.mayDecide ? `${to}/decide` : `${to}/vote`} refused={refused}>
          {mine.mayDecide ? words.decide : words.vote}
        </Decide>
      )}
      {state === "open" && mine.lot === "accepted" && <StepBack to={`${to}/lot`} />}
      {mine.mayWithdraw && (
        <Form method="post" action={`${to}/withdraw`}>
          <Button quiet>{words.withdraw}</Button>
        </Form>
      )}
    </Page>
  );
}

function Messages({ appeal: { messages } }: { appeal: AppealView }) {
  const words = useWords(appealWords);
  return (
    <section>
      <h2>{words.said}</h2>
      {messages.length === 0 && <p>{words.nothingSaid}</p>}
      <ol className="list">
        {messages.map(({ id, side, by, body, at }) => (
          <li className="row" key={id}>
            <div>
              <strong>{by ? <bdi>{by.name}</bdi> : words.sides[side]}</strong> {by && words.sides[side]}
              <p dir="auto">{body}</p>
            </div>
            <Time at={at} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Lot({ to }: { to: string }) {
  const words = useWords(appealWords);
  return (
    <section>
      <h2>{words.lotTitle}</h2>
      <p>{words.lotLead}</p>
      <Form method="post" action={to} className="btns">
        <Button primary name="accepts" value="true">
          {words.accept}
        </Button>
        <Button name="accepts" value="false">
          {words.decline}
        </Button>
      </Form>
    </section>
  );
}

/** Whoever has said that they will decide, and cannot after all. */
function StepBack({ to }: { to: string }) {
  const words = useWords(appealWords);
  return (
    <section>
      <h2>{words.stepBackTitle}</h2>
      <p>{words.stepBackLead}</p>
      <Form method="post" action={to}>
        <Button name="accepts" value="false">
          {words.stepBack}
        </Button>
      </Form>
    </section>
  );
}

function Decide({ to, refused, children }: { to: string; refused: Refused; children: ReactNode }) {
  const words = useWords(appealWords);
  return (
    <section>
      <h2>{words.decideTitle}</h2>
      <Form method="post" action={to} className="form">
        <fieldset>
          <legend className="visually-hidden">{words.decideTitle}</legend>
          {decisions.map((each) => (
            <Choice
              key={each}
              type="radio"
              name="decision"
              value={each}
              required
              label={words[each]}
              defaultChecked={refused?.values["decision"] === each}
            />
          ))}
        </fieldset>
        <Field
          as="textarea"
          name="reason"
          rows={3}
          dir="auto"
          label={words.reason}
          hint={words.decideHint}
          required
          minLength={appealLimits.reason.min}
          defaultValue={refused?.values["reason"]}
          error={refused?.errors["reason"]}
        />
        <div className="btns">
          <Button primary>{children}</Button>
        </div>
      </Form>
    </section>
  );
}

/** On the page of an action, for whom it concerns. */
export function ObjectForm({ to, fresh, refused }: { to: string; fresh: string; refused: Refused }) {
  const words = useWords(appealWords);
  return (
    <Form method="post" action={to} className="form">
      <input type="hidden" name="id" value={fresh} />
      <Field
        as="textarea"
        name="words"
        rows={4}
        dir="auto"
        label={words.objectLabel}
        hint={words.objectHint}
        required
        minLength={appealLimits.words.min}
        defaultValue={refused?.values["words"]}
        error={refused?.errors["words"]}
      />
      <div className="btns">
        <Button primary>{words.object}</Button>
      </div>
    </Form>
  );
}
