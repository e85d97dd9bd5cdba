import { Form, Link } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { useRoomNews } from "../live/use-room-news";
import { Button } from "../ui/button";
import { Choice } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { sessionPageWords } from "../words/session-pages";
import { timePollWords } from "../words/time-polls";
import { useWords } from "../words/use-words";
import { SessionWhen } from "./session-when";
import { timeAnswers } from "./time-poll";
import { BestTimes, ChangeTimes } from "./time-poll-aside";
import { answerField } from "./time-poll-input";
import type { OptionShown, TimePollPageData } from "./time-poll-page.server";
import { Answered } from "./time-poll-parts";

/** A question for a time: when I could come, who else could, and what suits best. */
export function TimePollPage({
  page,
  saved,
  added,
  refused,
}: {
  page: TimePollPageData;
  /** My answers were, just now. */
  saved: boolean;
  /** A time was, just now. */
  added: boolean;
  refused: Refused;
}) {
  const [words, pages] = [useWords(timePollWords), useWords(sessionPageWords)];
  const { poll, options, best, may } = page;
  useRoomNews(`group:${poll.group.slug}`, "sessions");
  const asks = poll.createdBy ? words.askedBy(poll.createdBy.name) : null;
  const cards = options.map((option) => (
    <OptionCard
      key={option.startsAt}
      option={option}
      isBest={poll.state === "open" && option.startsAt === best[0]?.startsAt}
      mayAnswer={may.answer && !option.isPast}
      said={refused?.values}
    />
  ));
  return (
    <Page
      title={<bdi>{poll.title}</bdi>}
      lead={
        <>
          {asks && <>{asks} · </>}
          {pages.minutes(poll.minutes)} · <Answered poll={poll} />
        </>
      }
    >
      {saved && poll.state === "open" && <Notice tone="good">{words.saved}</Notice>}
      {added && poll.state === "open" && <Notice tone="good">{words.added}</Notice>}
      <Became page={page} />
      <div className="cols">
        <section aria-labelledby="times">
          <h2 id="times">{may.answer ? words.yours : words.times}</h2>
          {may.answer ? (
            <Form method="post" action={poll.url} preventScrollReset className="form">
              <FormErrors refused={refused} />
              <p className="hint">{words.yoursHint}</p>
              {cards}
              <div className="btns">
                <Button primary>{words.save}</Button>
              </div>
            </Form>
          ) : (
            cards
          )}
        </section>
        <aside>
          {poll.state === "open" && <BestTimes page={page} />}
          {may.change && <ChangeTimes page={page} />}
        </aside>
      </div>
    </Page>
  );
}

/** What became of one that is closed. */
function Became({ page: { poll, became, may } }: { page: TimePollPageData }) {
  const words = useWords(timePollWords);
  if (poll.state === "open") return null;
  if (!poll.session || !became)
    return (
      <Notice tone="warn">
        <p>{words.isClosed}</p>
        {may.change && (
          <Form method="post" action={`${poll.url}/reopen`}>
            <Button small>{words.reopen}</Button>
          </Form>
        )}
      </Notice>
    );
  const isOff = poll.session.state === "cancelled";
  return (
    <Notice tone={isOff ? "warn" : "good"}>
      <p>
        {isOff ? words.isSessionOff : words.isSession}{" "}
        <Link to={poll.session.url}>
          <bdi>{poll.session.title}</bdi>
        </Link>
        , <SessionWhen when={became} />
      </p>
    </Notice>
  );
}

function OptionCard({
  option,
  isBest,
  mayAnswer,
  said,
}: {
  option: OptionShown;
  isBest: boolean;
  mayAnswer: boolean;
  /** What was chosen when the form was refused. */
  said: Record<string, string> | undefined;
}) {
  const words = useWords(timePollWords);
  const name = answerField(option.startsAt);
  const chosen = said ? said[name] : option.mine;
  const head = (
    <>
      <SessionWhen when={option.when} /> {isBest && <Pill tone="live">{words.best}</Pill>}
      {option.isPast && <Pill>{words.isPast}</Pill>}
    </>
  );
  return (
    <div className="time-option">
      {mayAnswer ? (
        <fieldset id={`field-${name}`} tabIndex={-1}>
          <legend>{head}</legend>
          <div className="time-choices">
            {timeAnswers.map((answer) => (
              <Choice
                key={answer}
                type="radio"
                name={name}
                value={answer}
                label={words.answers[answer]}
                defaultChecked={chosen === answer}
              />
            ))}
          </div>
        </fieldset>
      ) : (
        <h3>{head}</h3>
      )}
      <Who option={option} />
    </div>
  );
}

function Who({ option }: { option: OptionShown }) {
  const words = useWords(timePollWords);
  const { yes, maybe, no, who } = option;
  if (yes + maybe + no === 0) return <p className="hint">{words.whoNone}</p>;
  return (
    <details className="fold">
      <summary>{words.counts({ yes, maybe, no })}</summary>
      <dl>
        {timeAnswers
          .filter((answer) => who[answer].length > 0)
          .map((answer) => (
            <div key={answer}>
              <dt>{words.answers[answer]}</dt>
              <dd>
                {who[answer].map((name, at) => (
                  <span key={at}>
                    {at > 0 && ", "}
                    <bdi>{name}</bdi>
                  </span>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </details>
  );
}
