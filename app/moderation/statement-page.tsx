import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { actFormWords } from "../words/act-form";
import { lawWords } from "../words/law";
import { moderatedWords } from "../words/moderated";
import { actionWords } from "../words/moderation-acts";
import { useWords } from "../words/use-words";
import type { Statement } from "./statements.server";
import { ObjectForm } from "./appeal-page";
import { HeldNote } from "./held-note";
import { LawRecordList, LawTold } from "./law-record";
import { KeptLine } from "./kept-line";
import { ToldCard } from "./told-card";

type Refused = { detail: string; errors: Record<string, string>; values: Record<string, string> } | undefined;

/** What was done, for whom it concerns and for who may do something about it. @param statement with the id of an appeal */
export function StatementPage({ statement, refused }: { statement: Statement & { fresh: string }; refused: Refused }) {
  const [words, acts] = [useWords(actFormWords), useWords(actionWords)];
  const legal = useWords(lawWords);
  const { action, group, isMine, canUndo, canLift } = statement;
  const { kind, rule, reason, role, until, state, undone } = action;
  return (
    <Page
      narrow
      title={words.statementTitle(action.number)}
      lead={acts.kinds[kind]}
      actions={
        <LinkButton quiet to={isMine ? `/g/${group.slug}/standing` : `/g/${group.slug}`}>
          {isMine ? words.toStanding : words.toGroup}
        </LinkButton>
      }
    >
      <ErrorSummary
        errors={refused && (Object.keys(refused.errors).length ? refused.errors : { form: refused.detail })}
      />
      {!isMine && <ToWhom statement={statement} />}
      <ToldCard told={{ kind, rule, reason, role, until }} />
      {kind === "law" && isMine && statement.law === null && <p>{legal.untoldMine}</p>}
      <Facts statement={statement} />
      {statement.law && (
        <section>
          <h2>{legal.recordTitle}</h2>
          <LawRecordList law={statement.law} />
          <LawTold
            law={statement.law}
            tellAt={statement.canTell ? `/g/${group.slug}/actions/${action.id}/tell` : null}
          />
        </section>
      )}
      {statement.words !== null && (
        <section>
          <h2>{words.words}</h2>
          <blockquote className="card" dir="auto">
            {statement.words}
          </blockquote>
        </section>
      )}
      {(action.whom !== null || action.comment !== null) && <KeptLine kept={statement.kept} />}
      <HeldNote
        held={statement.held}
        mayHold={statement.mayHold}
        slug={group.slug}
        to={`/g/${group.slug}/actions/${action.id}/hold`}
      />
      {state !== "in-force" && undone && (
        <section>
          <h2>{words.whyLater}</h2>
          <p dir="auto">
            {undone.reason} · <Time at={undone.at} />
          </p>
        </section>
      )}
      {isMine && (
        <section>
          <h2>{words.appealTitle}</h2>
          <Objecting statement={statement} refused={refused} />
        </section>
      )}
      {!isMine && action.appeal && (
        <p>
          <AppealLink statement={statement} />
        </p>
      )}
      {canLift && (
        <After
          to="lift"
          statement={statement}
          title={words.liftTitle}
          help={words.liftHelp}
          button={words.lift}
          refused={refused}
        />
      )}
      {canUndo && (
        <After
          to="undo"
          statement={statement}
          title={words.undoTitle}
          help={words.undoHelp}
          button={words.undo}
          refused={refused}
        />
      )}
    </Page>
  );
}

/** What follows speaks to whoever it concerns: others read first that it does. Of a secret order they may not have been told yet. */
function ToWhom({ statement: { action, law } }: { statement: Statement }) {
  const [words, moderated] = [useWords(actFormWords), useWords(moderatedWords)];
  if (moderated.acted[action.kind] === undefined) return null;
  const isTold = action.kind !== "law" || (law !== null && law.toldAt !== null);
  return <h2>{isTold ? words.toldThem : words.mayTellThem}</h2>;
}

function Facts({ statement: { action } }: { statement: Statement }) {
  const [words, acts] = [useWords(actFormWords), useWords(actionWords)];
  const { whom, by, at, state, text, comment, details } = action;
  const seconds = details["seconds"];
  const lines: Array<[string, ReactNode]> = [
    [words.at, <Time key="at" at={at} />],
    ...(whom ? [[words.concerns, <bdi key="whom">{whom.name}</bdi>] as [string, ReactNode]] : []),
    ...(by ? [[words.by, <bdi key="by">{by.name}</bdi>] as [string, ReactNode]] : []),
    ...(text
      ? [
          [
            words.where,
            <Link key="where" to={comment ? `/c/${comment}` : `/t/${text.id}`}>
              <bdi>{text.title}</bdi>
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(typeof seconds === "number"
      ? [[words.details["seconds"] ?? "", acts.duration(seconds)] as [string, ReactNode]]
      : []),
    [words.state, <Pill key="state">{acts.states[state]}</Pill>],
  ];
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={words.statementTitle(action.number)}>
      <table className="table">
        <tbody>
          {lines.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether one can object, until when and how; or the appeal there is. */
function Objecting({ statement, refused }: { statement: Statement & { fresh: string }; refused: Refused }) {
  const words = useWords(actFormWords);
  const { action, group, appealUntil, fresh } = statement;
  if (action.appeal)
    return (
      <p>
        <AppealLink statement={statement} />
      </p>
    );
  if (!appealUntil) return <p>{words.noAppeal}</p>;
  return (
    <>
      <p>
        {words.appealUntil} <Time at={appealUntil} />. {words.appealHow}
      </p>
      <ObjectForm to={`/g/${group.slug}/actions/${action.id}/appeal`} fresh={fresh} refused={refused} />
    </>
  );
}

function AppealLink({ statement: { action, group } }: { statement: Statement }) {
  const words = useWords(actFormWords);
  const { appeal } = action;
  if (!appeal) return null;
  return (
    <>
      <Link to={`/g/${group.slug}/appeals/${appeal.id}`}>{words.appealSee}</Link>:{" "}
      {words.appealStates[appeal.state] ?? appeal.state}
    </>
  );
}

function After({
  to,
  statement: { group, action },
  title,
  help,
  button,
  refused,
}: {
  to: "undo" | "lift";
  statement: Statement;
  title: string;
  help: string;
  button: string;
  refused: Refused;
}) {
  const words = useWords(actFormWords);
  return (
    <section>
      <h2>{title}</h2>
      <p>{help}</p>
      <Form method="post" action={`/g/${group.slug}/actions/${action.id}/${to}`} className="form">
        <Field
          as="textarea"
          id={`field-reason-${to}`}
          name="reason"
          rows={2}
          dir="auto"
          label={words.afterReason}
          defaultValue={refused?.values["reason"]}
        />
        <div className="btns">
          <Button>{button}</Button>
        </div>
      </Form>
    </section>
  );
}
