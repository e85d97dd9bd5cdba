import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Day } from "../ui/time";
import { careWords } from "../words/account-care";
import { securityWords } from "../words/account-security";
import { accountWords } from "../words/accounts";
import { blockWords } from "../words/blocks";
import { calendarWords } from "../words/calendars";
import { noticeMailWords } from "../words/notice-mail";
import { useWords } from "../words/use-words";
import type { AddressChange } from "./address-change.server";
import { DoneNotice } from "./done-notice";
import type { SessionView } from "./my-sessions.server";
import { SessionList } from "./session-list";
import type { Ways } from "./sign-in-page";
import type { Account } from "./users.server";

/** @param ways there are besides the password */
export function AccountPage({
  account,
  sessions,
  change,
  ways,
}: {
  account: Account;
  sessions: SessionView[];
  change: AddressChange | null;
  ways: Ways;
}) {
  const [words, care] = [useWords(accountWords), useWords(careWords)];
  const blocks = useWords(blockWords);
  const [security, mailWords, calendar] = [useWords(securityWords), useWords(noticeMailWords), useWords(calendarWords)];
  return (
    <Page
      narrow
      title={account.name}
      lead={words.accountLead}
      actions={account.isOperator && <Pill>{words.operatorPill}</Pill>}
    >
      <DoneNotice />
      <section>
        <h2>{care.you}</h2>
        <ul className="list">
          <Line what={care.name} to="/account/name">
            <bdi>{account.name}</bdi>
          </Line>
          <Line what={care.email} to="/account/email" more={!account.emailConfirmedAt && <SendAgain />}>
            <bdi>{account.email}</bdi> · {account.emailConfirmedAt ? care.emailIsConfirmed : care.emailUnconfirmed}
          </Line>
          <Line what={care.password} to="/account/password">
            {account.hasPassword ? care.passwordIs : care.passwordNone}
          </Line>
        </ul>
        {change && <UnderWay change={change} />}
        <p>
          {words.since} <Day at={account.createdAt} />. {words.colours}
        </p>
      </section>
      <section>
        <h2>{care.waysIn}</h2>
        <div className="btns">
          <LinkButton to="/account/second-factor">{security.factor}</LinkButton>
          {ways.passkeys && <LinkButton to="/account/passkeys">{security.passkeys}</LinkButton>}
          {ways.provider && <LinkButton to="/account/provider">{ways.provider}</LinkButton>}
        </div>
      </section>
      <section>
        <h2>{care.sessions}</h2>
        <SessionList sessions={sessions} />
      </section>
      <section>
        <h2>{care.data}</h2>
        <div className="btns">
          <LinkButton to="/account/tokens">{words.tokensLink}</LinkButton>
          <LinkButton to="/account/notices">{mailWords.title}</LinkButton>
          <LinkButton to="/account/blocked">{blocks.title}</LinkButton>
          <LinkButton to="/account/calendar">{calendar.title}</LinkButton>
          <LinkButton to="/account/export">{care.exportTitle}</LinkButton>
          <LinkButton danger to="/account/delete">
            {care.deleteTitle}
          </LinkButton>
        </div>
      </section>
    </Page>
  );
}

/** @param more what else can be done about it */
function Line({ what, to, more, children }: { what: string; to: string; more?: ReactNode; children: ReactNode }) {
  const words = useWords(careWords);
  return (
    <li className="row">
      <div>
        <strong>{what}</strong>
        <p>{children}</p>
        {more}
      </div>
      <div className="end">
        <LinkButton small to={to} aria-label={`${words.change}: ${what}`}>
          {words.change}
        </LinkButton>
      </div>
    </li>
  );
}

function SendAgain() {
  const words = useWords(careWords);
  return (
    <Form method="post" action="/account/email/send-again" className="btns">
      <Button small>{words.emailSendAgain}</Button>
    </Form>
  );
}

function UnderWay({ change }: { change: AddressChange }) {
  const words = useWords(careWords);
  const waits = { both: words.emailWaitsBoth, old: words.emailWaitsOld, new: words.emailWaitsNew }[change.waitsFor];
  return (
    <Form method="post" action="/account/email/cancel">
      <p>
        {words.emailUnderWay(change.email)} {waits}
      </p>
      <div className="btns">
        <Button small>{words.emailCancel}</Button>
      </div>
    </Form>
  );
}
