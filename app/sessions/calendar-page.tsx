import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { calendarWords } from "../words/calendars";
import { useWords } from "../words/use-words";
import type { CalendarAddress, CalendarPageData } from "./calendar-page.server";

/** The secret addresses from which one's calendar fetches sessions: made when asked for, replaced, switched off. */
export function CalendarPage({ addresses, done }: CalendarPageData) {
  const words = useWords(calendarWords);
  return (
    <Page narrow title={words.title} lead={words.lead}>
      {done && <Notice tone="good">{done === "off" ? words.isOff : words.replaced}</Notice>}
      {addresses ? <Addresses addresses={addresses} /> : <None />}
    </Page>
  );
}

function None() {
  const words = useWords(calendarWords);
  return (
    <EmptyState title={words.none} text={words.noneText}>
      <Form method="post" action="/account/calendar?index">
        <Button primary>{words.make}</Button>
      </Form>
    </EmptyState>
  );
}

function Addresses({ addresses }: { addresses: CalendarAddress[] }) {
  const words = useWords(calendarWords);
  return (
    <>
      <Notice tone="warn">{words.secret}</Notice>
      <section>
        <p>{words.how}</p>
        <ul className="list">
          {addresses.map((address) => (
            <Address key={address.id} address={address} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.replaceTitle}</h2>
        <p>{words.replaceText}</p>
        <div className="btns">
          <Form method="post" action="/account/calendar/replace">
            <Button>{words.replace}</Button>
          </Form>
          <Form method="post" action="/account/calendar/off">
            <Button danger>{words.off}</Button>
          </Form>
        </div>
      </section>
    </>
  );
}

function Address({ address: { id, group, url, webcal } }: { address: CalendarAddress }) {
  const words = useWords(calendarWords);
  const what = group ?? words.allGroups;
  return (
    <li className="row invite">
      <div>
        <label htmlFor={id}>
          <span className="visually-hidden">{words.addressOf} </span>
          <bdi>{what}</bdi>
        </label>
        <div className="copied">
          <input id={id} className="input" readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
          <CopyButton of={id} label={words.copy(what)} />
        </div>
        <p>
          <a href={webcal}>
            {words.open}
            <span className="visually-hidden">: {what}</span>
          </a>
        </p>
      </div>
    </li>
  );
}
