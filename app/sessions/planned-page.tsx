import { Form, Link } from "@remix-run/react";
import { Avatar } from "../ui/avatar";
import { Button, LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { calendarWords } from "../words/calendars";
import { sessionFormWords } from "../words/session-forms";
import { sessionGuestWords } from "../words/session-guests";
import { sessionPageWords } from "../words/session-pages";
import { sessionSeriesWords } from "../words/session-series";
import { useWords } from "../words/use-words";
import { AgendaList } from "./agenda-list";
import { AnswerButtons } from "./answer-form";
import { Comes } from "./coming";
import { NameFirst } from "./name-first";
import type { PlannedPageData } from "./planned-page.server";
import { RulesTold } from "./rules-told";
import { SessionWhen } from "./session-when";
import { StartSession } from "./start-session";
import { usePlanNews } from "./use-plan-news";

/** A session before it begins, or that was called off: when, where, what, who, and whether I come. */
export function PlannedPage({
  page,
  planned,
  saved,
}: {
  page: PlannedPageData;
  /** How many were planned just now. */
  planned: number;
  /** It was changed just now. */
  saved: boolean;
}) {
  const words = useWords(sessionPageWords);
  const [forms, guests] = [useWords(sessionFormWords), useWords(sessionGuestWords)];
  const series = useWords(sessionSeriesWords);
  const { plan, may, agenda } = page;
  const isOff = plan.state === "cancelled";
  usePlanNews(plan.id, plan.seq);
  return (
    <Page
      title={<bdi>{plan.title}</bdi>}
      lead={
        <>
          <SessionWhen when={page.when} /> · {words.minutes(plan.minutes)}
          {plan.series && ` · ${series.said(plan.series)}`}
        </>
      }
      actions={!isOff && <Acts page={page} />}
    >
      {planned > 0 && !isOff && <Notice tone="good">{forms.planned(planned)}</Notice>}
      {page.shifted && !isOff && <Notice>{series.shifted(page.shifted.time, page.shifted.days)}</Notice>}
      {saved && !isOff && <Notice tone="good">{forms.saved}</Notice>}
      {isOff && (
        <Notice tone="warn">
          <p>{words.isCancelled}</p>
          {may.edit && (
            <Form method="post" action={`/s/${plan.id}/uncancel`} className="btns">
              <Button small>{words.undo}</Button>
              {page.offWith > 0 && (
                <Button small name="together" value="true">
                  {words.undoAll(page.offWith + 1)}
                </Button>
              )}
            </Form>
          )}
        </Notice>
      )}
      <div className="cols session-cols">
        <First page={page} />
        <div>
          {page.about && (
            <section>
              <h2>{words.about}</h2>
              <div className="body" dir="auto" dangerouslySetInnerHTML={{ __html: page.about }} />
            </section>
          )}
          <Texts page={page} />
          <section>
            <h2>{words.agenda}</h2>
            {agenda.length > 0 ? <AgendaList agenda={agenda} minutes={plan.minutes} /> : <p>{words.noAgenda}</p>}
            {may.run && (
              <p>
                <Link to={`/s/${plan.id}/agenda`}>{agenda.length > 0 ? words.changeAgenda : words.makeAgenda}</Link>
              </p>
            )}
          </section>
        </div>
        <div className="rest">
          <section>
            <h2>{words.runs}</h2>
            {plan.facilitators.length === 0 ? (
              <p>{words.runsNobody}</p>
            ) : (
              <ul className="feed">
                {plan.facilitators.map((each) => (
                  <li key={each.id}>
                    <Avatar {...each} />
                    <bdi>{each.name}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </section>
          {!isOff && (
            <RulesTold
              talk={page.talk}
              slug={plan.group.slug}
              change={may.edit ? `/s/${plan.id}/edit#talk` : undefined}
            />
          )}
          {may.invite && !isOff && (
            <section>
              <h2>{guests.title}</h2>
              <p>{guests.short[page.guests]}</p>
              <p>
                <Link to={`/s/${plan.id}/guests`}>{guests.toLink}</Link>
              </p>
            </section>
          )}
          {/* Of what was called off nobody is asked whether they come. */}
          {page.rsvps && page.comes && (!isOff || page.comes.all > 0) && (
            <Comes rsvps={page.rsvps} coming={page.comes} more={`/s/${plan.id}/coming`} />
          )}
        </div>
      </div>
    </Page>
  );
}

/** Whether I come, and where it is: on a phone it stands before what the evening is about, and that before all else. */
function First({ page }: { page: PlannedPageData }) {
  const calendar = useWords(calendarWords);
  const { plan, may } = page;
  if (plan.state === "cancelled") return null;
  return (
    <div className="first">
      {may.answer && page.isNameless && <NameFirst to={`/s/${plan.id}`} />}
      {may.answer && !page.isNameless && <AnswerButtons plan={plan} mine={page.mine} />}
      <Where page={page} />
      <p>
        <a href={`/s/${plan.id}/calendar.ics`}>{calendar.add}</a>
      </p>
    </div>
  );
}

function Acts({ page: { plan, may, startId, before } }: { page: PlannedPageData }) {
  const words = useWords(sessionPageWords);
  const here = `/s/${plan.id}`;
  return (
    <>
      {may.edit && (
        <>
          <LinkButton quiet to={`${here}/cancel`}>
            {words.callOff}
          </LinkButton>
          <LinkButton to={`${here}/edit`}>{words.edit}</LinkButton>
        </>
      )}
      {may.run && <StartSession id={plan.id} startId={startId} before={before} />}
    </>
  );
}

function Texts({ page: { plan } }: { page: PlannedPageData }) {
  const words = useWords(sessionPageWords);
  return (
    <section>
      <h2>{words.texts}</h2>
      {plan.texts.length === 0 ? (
        <p>{words.noTexts}</p>
      ) : (
        <ul className="list">
          {plan.texts.map((text) => (
            <li key={text.id} className="row">
              <Link className="t" to={text.url}>
                <bdi>{text.title}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Where({ page: { plan } }: { page: PlannedPageData }) {
  const words = useWords(sessionPageWords);
  if (!plan.place && !plan.callUrl) return null;
  return (
    <section>
      <h2>{words.where}</h2>
      {plan.place && <p dir="auto">{plan.place}</p>}
      {plan.callUrl && (
        <p>
          <a className="btn" href={plan.callUrl} rel="noreferrer" target="_blank">
            {words.joinCall}
          </a>
        </p>
      )}
    </section>
  );
}
