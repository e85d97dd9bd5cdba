import { useContext } from "react";
import { Form, Link } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { catchUpWords } from "../words/session-catch-up";
import { minutesWords } from "../words/session-minutes";
import { LanguageContext, useWords } from "../words/use-words";
import { Amendments } from "./minutes-amendments";
import { MinutesByMail } from "./minutes-by-mail";
import { MinutesForm } from "./minutes-form";
import type { MinutesView } from "./minutes-view";
import { wallClockIn } from "./zoned-time";

type Props = {
  minutes: MinutesView;
  /** The words are being changed. */
  edits: boolean;
  /** The id of an amendment that they are changed for. */
  takes: string;
  /** An earlier version is looked at. */
  isOld: boolean;
  /** Who looks: theirs to withdraw. */
  me: string | null;
  /** An id for an amendment, so that sending it twice is once. */
  fresh: string;
  /** To oneself, or to how many they were mailed just now. */
  mailed: "me" | number | null;
  refused: Refused;
};

/** Minutes of a session: read by the group, gone on with by those who run it. */
export function MinutesPage({ minutes, edits, takes, isOld, me, fresh, mailed, refused }: Props) {
  const words = useWords(minutesWords);
  const catchUpSaid = useWords(catchUpWords);
  const { session, state, version, mayWrite } = minutes;
  const isWritten = mayWrite && (edits || refused?.values["step"] === "save");
  return (
    <Page
      narrow
      title={isOld ? `${words.title}: ${words.version(version)}` : words.title}
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
      <p className="standing">
        <Standing minutes={minutes} isOld={isOld} />
      </p>
      {refused && !isWritten && <FormErrors refused={refused} />}
      {minutes.since !== null && <Notice>{words.nextSince(minutes.since)}</Notice>}
      {isWritten ? <MinutesForm minutes={minutes} takes={takes} refused={refused} /> : <Body minutes={minutes} />}
      {mayWrite && !isWritten && <Steps minutes={minutes} />}
      {!isOld && state !== null && state !== "draft" && <Amendments minutes={minutes} fresh={fresh} me={me} />}
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
        <LinkButton small to={`${of}.html`} reloadDocument>
          {words.formats.html}
        </LinkButton>
        <LinkButton small to={`${of}.html?download`} reloadDocument>
          {words.toDownload}
        </LinkButton>
        {(["md", "json"] as const).map((kind) => (
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
  const dayOf = useDays();
  if (isOld) return at && <Day at={at} />;
  if (session.state !== "ended") return words.notEnded;
  if (state === null) return words.notYet;
  if (state === "draft") return words.draft;
  // A moment has its day where the session is held, as the minutes themselves tell it.
  if (state === "approved")
    return at && words.approved(dayOf(wallClockIn(session.timeZone, new Date(at)).day), version);
  return amendableUntil ? words.shown(dayOf(amendableUntil)) : words.shownNoAmendments;
}

/** A day as it is told inside of a sentence, the same on the server and in the browser. */
function useDays(): (day: string) => string {
  const language = useContext(LanguageContext);
  return (day) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
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

/** What can be done with them now. */
function Steps({ minutes }: { minutes: MinutesView }) {
  const { session, state, version } = minutes;
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
          <Approve minutes={minutes} />
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

/** While something is open it is said, and asked once more. */
function Approve({ minutes: { session, version, amendments, isOpen, amendableUntil } }: { minutes: MinutesView }) {
  const words = useWords(minutesWords);
  const open = amendments.filter(({ state }) => state === "open").length;
  const dayOf = useDays();
  const runs = isOpen && amendableUntil ? dayOf(amendableUntil) : null;
  const isSoon = open > 0 || runs !== null;
  return (
    <Form method="post" action={`${session.url}/minutes?index`} className="form">
      <input type="hidden" name="step" value="approve" />
      <input type="hidden" name="version" value={version} />
      <p className="hint">{isSoon ? words.tooSoon(open, runs) : words.approveHint}</p>
      {isSoon && (
        <p>
          <label className="check">
            <input type="checkbox" name="anyway" required /> <span>{words.anyway}</span>
          </label>
        </p>
      )}
      <Button primary>{words.approve}</Button>
    </Form>
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
