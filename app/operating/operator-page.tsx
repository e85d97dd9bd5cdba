import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { operatingWords } from "../words/operating";
import { useWords } from "../words/use-words";
import { FirstSteps } from "./first-steps";
import type { Installation, Setting, Step, Warning } from "./installation";
import { megabytes } from "./sizes";

export type Shown = Installation & {
  warnings: Warning[];
  steps: Step[];
  health: Record<string, boolean>;
  sockets: number;
};

/** @param refusal why the backup just asked for was not taken @param taken whether it was */
export function OperatorPage({ it, refusal, taken }: { it: Shown; refusal?: string; taken: boolean }) {
  const words = useWords(operatingWords);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <LinkButton to="/operator/users">{words.usersTitle}</LinkButton>
          <LinkButton to="/operator/law">{words.lawTitle}</LinkButton>
          <LinkButton to="/operator/groups">{words.groupsTitle}</LinkButton>
        </>
      }
    >
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      {taken && <Notice tone="good">{words.backupDone}</Notice>}
      {it.warnings.length > 0 && (
        <Notice tone="warn">
          <ul>
            {it.warnings.map((warning) => (
              <li key={warning}>{words.warnings[warning]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {it.steps.length > 0 && <FirstSteps steps={it.steps} />}
      <Now it={it} />
      <Backups it={it} />
      <Mail mail={it.mail} />
      <Settings settings={it.settings} />
    </Page>
  );
}

function Now({ it }: { it: Shown }) {
  const words = useWords(operatingWords);
  const away = Object.keys(it.health).filter((name) => !it.health[name]);
  const { users, guests, disabled, operators, authSessions } = it.accounts;
  return (
    <section>
      <h2>{words.now}</h2>
      <Facts
        facts={[
          [words.health, away.length === 0 ? words.well : away.map(words.away).join(", ")],
          [words.version, words.onNode(it.version, it.node)],
          [words.running, <Time key="since" at={it.startedAt} />],
          [
            words.database,
            words.databaseOf(it.database.dialect === "sqlite" ? "SQLite" : "PostgreSQL", megabytes(it.database.bytes)),
          ],
          [words.disk, words.diskOf(megabytes(it.disk.free), megabytes(it.disk.total))],
          [words.sockets, it.sockets],
          [words.signedIn, authSessions],
          [words.people, words.peopleOf(users, disabled, operators)],
          [words.guestsCounted, guests],
          [words.groups, it.groups],
        ]}
      />
    </section>
  );
}

function Backups({ it: { backups } }: { it: Shown }) {
  const words = useWords(operatingWords);
  const { good, tried } = backups;
  return (
    <section id="backups">
      <h2>{words.backups}</h2>
      <p>{words.backupsLead(backups.folder)}</p>
      <Facts
        facts={[
          [
            words.lastGood,
            good ? (
              <>
                <Time at={good.at} /> · {words.lastGoodOf(megabytes(good.bytes), good.rows)}
                <br />
                {words.checked[good.checked](good.rows)}
              </>
            ) : (
              words.none
            ),
          ],
          ...(tried?.fault
            ? ([
                [
                  words.lastFault,
                  <>
                    <Time at={tried.at} /> · {tried.fault}
                  </>,
                ],
              ] as Array<[string, ReactNode]>)
            : []),
        ]}
      />
      {backups.possible && (
        <Form method="post" action="/operator/backup" className="btns" reloadDocument>
          <Button>{words.backUpNow}</Button>
        </Form>
      )}
    </section>
  );
}

function Mail({ mail }: { mail: Shown["mail"] }) {
  const words = useWords(operatingWords);
  return (
    <section>
      <h2>{words.mail}</h2>
      <Facts
        facts={[
          [words.mailTo, mail.to],
          [
            words.mailWaiting,
            mail.oldest ? (
              <>
                {mail.waiting} · {words.since} <Time at={mail.oldest} />
              </>
            ) : (
              mail.waiting
            ),
          ],
          [words.mailFailed, mail.failed],
          ...(mail.fault ? ([[words.mailFault, mail.fault]] as Array<[string, ReactNode]>) : []),
        ]}
      />
    </section>
  );
}

function Settings({ settings }: { settings: Setting[] }) {
  const words = useWords(operatingWords);
  return (
    <section>
      <h2>{words.settings}</h2>
      <p>{words.settingsLead}</p>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={words.settings}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.setting}</th>
              <th scope="col">{words.value}</th>
            </tr>
          </thead>
          <tbody>
            {settings.map(({ name, value, without, isDefault }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>
                  {value === null ? without ? words.without[without] : words.isSet : <code>{value}</code>}{" "}
                  {isDefault && <Pill>{words.isDefault}</Pill>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Facts({ facts }: { facts: Array<[string, ReactNode]> }) {
  return (
    <table className="table">
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On the start page of whoever operates: what is left to do first, and what asks for attention. */
export function OperatorNote({
  steps,
  backupFault,
  diskLow,
}: {
  steps: Step[];
  backupFault: boolean;
  diskLow: boolean;
}) {
  const words = useWords(operatingWords);
  return (
    <>
      {(backupFault || diskLow) && (
        <Notice tone="warn">
          <p>{backupFault ? words.warnings.backupFailed : words.warnings.diskLow}</p>
          <Link to="/operator">{words.open}</Link>
        </Notice>
      )}
      {steps.length > 0 && <FirstSteps steps={steps} />}
    </>
  );
}
