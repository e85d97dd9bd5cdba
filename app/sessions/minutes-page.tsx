import { Form, Link } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { catchUpWords } from "../words/session-catch-up";
import { minutesWords } from "../words/session-minutes";
import { useWords } from "../words/use-words";
import { MinutesByMail } from "./minutes-by-mail";
import type { AmendmentView, MinutesView } from "./minutes-view";

type Props = {
  minutes: MinutesView;
  /** The words are being changed. */
  edits: boolean;
  /** An earlier version is looked at. */
  isOld: boolean;
  /** An id for an amendment, so that sending it twice is once. */
  fresh: string;
  /** To oneself, or to how many they were mailed just now. */
  mailed: "me" | number | null;
  refused: Refused;
};

/** Minutes of a session: read by the group, gone on with by those who run it. */
export function MinutesPage({ minutes, edits, isOld, fresh, mailed, refused }: Props) {
  const words = useWords(minutesWords);
  const catchUpSaid = useWords(catchUpWords);
  const { session, state, version, mayWrite } = minutes;
  const isWritten = mayWrite && (edits || refused?.values["step"] === "save");
  return (
    <Page
      narrow
      title={isOld ? `${words.title}: ${words.version(version)}` : words.title}
      lead={<Standing minutes={minutes} isOld={isOld} />}
      actions={
        <>
          {session.state === "ended" && !isOld && (
            <LinkButton quiet to={`${session.url}/catch-up`}>
              {catchUpSaid.link}
            </LinkButton>
          )}
          <LinkButton quiet to={isOld ? `${session.url}/minutes` : session.url}>
            {isOld ? words.title : words.back}
          </LinkButton>
        </>
      }
    >
      {refused && !isWritten && <FormErrors refused={refused} />}
      {isWritten ? <WriteForm minutes={minutes} refused={refused} /> : <Body minutes={minutes} />}
      {mayWrite && !isWritten && <Steps minutes={minutes} />}
      {!isOld && state !== null && state !== "draft" && <Amendments minutes={minutes} fresh={fresh} />}
      {minutes.versions.length > 1 && <Versions minutes={minutes} />}
      {state !== null && !isOld && <MinutesByMail minutes={minutes} mailed={mailed} />}
      {state !== null && !isOld && <Formats of={`${session.url}/minutes`} />}
    </Page>
  );
}

/** To take them elsewhere. */
function Formats({ of }: { of: string }) {
  const words = useWords(minutesWords);
  return (
    <section>
      <h2>{words.takeAway}</h2>
      <div className="btns">
        {(["html", "md", "json"] as const).map((kind) => (
          <LinkButton key={kind} small to={`${of}.${kind}`} reloadDocument>
            {words.formats[kind]}
          </LinkButton>
        ))}
      </div>
    </section>
  );
}

function Standing({ minutes, isOld }: { minutes: MinutesView; isOld: boolean }) {
  const words = useWords(minutesWords);
  const { session, state, at, version, amendableUntil } = minutes;
  if (isOld) return at && <Day at={at} />;
  if (session.state !== "ended") return words.notEnded;
  if (state === null) return words.notYet;
  if (state === "draft") return words.draft;
  if (state === "approved") return at && words.approved(at.slice(0, 10), version);
  return amendableUntil ? words.shown(amendableUntil) : words.shownNoAmendments;
}

function Body({ minutes: { parts } }: { minutes: MinutesView }) {
  return (
    <div className="minutes">
      {parts.map(({ level, heading, html }, at) => (
        <section key={`${at} ${heading}`}>
          {/* The page has a heading of its own: theirs stand under it. */}
          {heading !== "" && (level === 1 ? <h2>{heading}</h2> : <h3>{heading}</h3>)}
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      ))}
    </div>
  );
}

function WriteForm({ minutes: { session, version, body }, refused }: { minutes: MinutesView; refused: Refused }) {
  const words = useWords(minutesWords);
  return (
    <Form method="post" action={`${session.url}/minutes?index`} className="form">
      <FormErrors refused={refused} />
      <input type="hidden" name="step" value="save" />
      <input type="hidden" name="version" value={version} />
      <Field
        as="textarea"
        name="body"
        label={words.body}
        rows={24}
        dir="auto"
        required
        defaultValue={refused?.values["body"] ?? body}
        error={refused?.errors["body"]}
      />
      <div className="btns">
        <Button primary>{words.save}</Button>
        <LinkButton quiet to={`${session.url}/minutes`}>
          {words.cancel}
        </LinkButton>
      </div>
    </Form>
  );
}

/** What can be done with them now. */
function Steps({ minutes: { session, state, version } }: { minutes: MinutesView }) {
  const words = useWords(minutesWords);
  if (state === "approved") return null;
  const step = (name: string, label: string, more: { primary?: boolean; danger?: boolean } = {}) => (
    <Form method="post" action={`${session.url}/minutes?index`}>
      <input type="hidden" name="step" value={name} />
      <input type="hidden" name="version" value={version} />
      <Button {...more}>{label}</Button>
    </Form>
  );
  if (state === null) return <div className="btns">{step("record", words.write, { primary: true })}</div>;
  return (
    <>
      <div className="btns">
        <LinkButton to={`${session.url}/minutes?edit`}>{words.edit}</LinkButton>
        {state === "draft" && step("show", words.show, { primary: true })}
      </div>
      {state === "shown" && (
        <details className="fold">
          <summary>{words.approveAsk}</summary>
          <p className="hint">{words.approveHint}</p>
          {step("approve", words.approve, { primary: true })}
        </details>
      )}
      <details className="fold">
        <summary>{words.rewriteAsk}</summary>
        <p className="hint">{words.rewriteHint}</p>
        {step("record", words.rewrite)}
      </details>
    </>
  );
}

function Amendments({ minutes, fresh }: { minutes: MinutesView; fresh: string }) {
  const words = useWords(minutesWords);
  const { session, amendments, mayAmend, mayWrite, state } = minutes;
  if (amendments.length === 0 && !mayAmend) return null;
  return (
    <section id="amendments">
      <h2>{words.amendments}</h2>
      {amendments.length === 0 && <p className="faint">{words.noAmendments}</p>}
      <ul className="list">
        {amendments.map((each) => (
          <li key={each.id}>
            <Amendment amendment={each} url={session.url} mayDecide={mayWrite && state !== "approved"} />
          </li>
        ))}
      </ul>
      {mayAmend && (
        <Form method="post" action={`${session.url}/minutes/amend`} className="form" key={amendments.length}>
          <input type="hidden" name="id" value={fresh} />
          <Field as="textarea" name="body" label={words.amend} hint={words.amendHint} rows={4} dir="auto" required />
          <Button>{words.propose}</Button>
        </Form>
      )}
    </section>
  );
}

function Amendment({ amendment, url, mayDecide }: { amendment: AmendmentView; url: string; mayDecide: boolean }) {
  const words = useWords(minutesWords);
  const { id, by, body, at, state, answer, version } = amendment;
  return (
    <article>
      <p className="faint">
        <bdi>{by?.name ?? words.gone}</bdi> · <Day at={at} /> · {words.version(version)} ·{" "}
        <span className="pill">{words.state[state]}</span>
      </p>
      <p className="as-typed" dir="auto">
        {body}
      </p>
      {answer !== "" && (
        <Notice>
          <span className="as-typed" dir="auto">
            {answer}
          </span>
        </Notice>
      )}
      {mayDecide && state === "open" && (
        <details className="fold">
          <summary aria-label={words.decideOn(by?.name ?? words.gone)}>{words.decide}</summary>
          <Form method="post" action={`${url}/minutes/amend/${id}`} className="form">
            <Field as="textarea" name="answer" id={`answer-${id}`} label={words.answer} rows={2} dir="auto" optional />
            <div className="btns">
              <Button name="state" value="taken">
                {words.take}
              </Button>
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

function Versions({ minutes: { session, versions } }: { minutes: MinutesView }) {
  const words = useWords(minutesWords);
  return (
    <details className="fold">
      <summary>{words.versions}</summary>
      <ol className="list">
        {versions.map(({ version, state, at, by }) => (
          <li key={version} className="row">
            <Link to={`${session.url}/minutes?version=${version}`}>{words.version(version)}</Link>
            <span className="faint">
              {words.states[state]} · <Day at={at} /> {by && <bdi>{words.by(by.name)}</bdi>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
