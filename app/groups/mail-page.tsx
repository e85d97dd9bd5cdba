import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { noticeMailWords } from "../words/notice-mail";
import { useWords } from "../words/use-words";
import { groupMails, type MailChoices } from "./mail-choice";

/** What is mailed: everything or nothing, and the groups for which it differs. */
export function MailPage({ choices, saved }: { choices: MailChoices; saved: boolean }) {
  const words = useWords(noticeMailWords);
  const { isOn, sessions, email, isConfirmed, groups } = choices;
  return (
    <Page narrow title={words.title} lead={words.lead(email)}>
      {saved && <Notice tone="good">{words.saved}</Notice>}
      {!isConfirmed && (
        <Notice tone="warn">
          {words.unconfirmed} <Link to="/account">{words.toAccount}</Link>
        </Notice>
      )}
      <Form method="post" className="form">
        <Field as="select" name="all" label={words.all} defaultValue={isOn ? "on" : "off"}>
          <option value="on">{words.allChoices.on}</option>
          <option value="off">{words.allChoices.off}</option>
        </Field>
        <Field
          as="select"
          name="sessions"
          label={words.sessions}
          hint={words.sessionsHint}
          defaultValue={sessions ? "on" : "off"}
        >
          <option value="on">{words.allChoices.on}</option>
          <option value="off">{words.allChoices.off}</option>
        </Field>
        {groups.length > 0 && <h2>{words.groupsTitle}</h2>}
        {groups.map(({ slug, name, choice }) => (
          <Field as="select" key={slug} name={`group ${slug}`} label={<bdi>{name}</bdi>} defaultValue={choice}>
            {groupMails.map((each) => (
              <option key={each} value={each}>
                {words.choices[each]}
              </option>
            ))}
          </Field>
        ))}
        <div className="btns">
          <Button primary>{words.save}</Button>
        </div>
      </Form>
    </Page>
  );
}

/** Where the link at the end of a mail leads: nothing ends before a button is pressed, since mail programs open links. */
export function EndMailPage({ group, here, ended }: { group: string | null; here: string; ended: boolean }) {
  const words = useWords(noticeMailWords);
  if (ended)
    return (
      <Page narrow title={words.endTitle} lead={words.ended}>
        <p>{words.endedNote}</p>
      </Page>
    );
  return (
    <Page narrow title={words.endTitle} lead={words.endLead}>
      <div className="btns">
        {group !== null && (
          <Form method="post" action={here}>
            <Button primary>{words.endGroup(group)}</Button>
          </Form>
        )}
        <Form method="post" action={here}>
          <Button name="all" value="yes" primary={group === null}>
            {words.endAll}
          </Button>
        </Form>
      </div>
    </Page>
  );
}

/** The link is of an account that is gone, or lost a part on the way. */
export function DeadLinkPage() {
  const words = useWords(noticeMailWords);
  return (
    <Page narrow title={words.deadTitle} lead={words.deadLead}>
      <p>{words.deadHelp}</p>
      <div className="btns">
        <LinkButton primary to="/account/notices">
          {words.deadGo}
        </LinkButton>
      </div>
    </Page>
  );
}
