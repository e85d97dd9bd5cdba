import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Page } from "../ui/page";
import { recordWords } from "../words/records";
import { useWords } from "../words/use-words";
import type { RecordCounts } from "./records";

/** What a group has on record about one person, for its hosts: how much, and the file. */
export function RecordsPage({ to, name, counts }: { to: string; name: string; counts: RecordCounts }) {
  const words = useWords(recordWords);
  return (
    <Page narrow title={words.title(name)} lead={words.lead}>
      <section>
        <h2>{words.holds}</h2>
        <ul>
          <li>{words.place}</li>
          <li>
            {words.cases(counts.cases)} <span className="hint">{words.casesHint}</span>
          </li>
          <li>
            {words.actions(counts.actions)} <span className="hint">{words.actionsHint}</span>
          </li>
          <li>{words.appeals(counts.appeals)}</li>
          <li>{words.reports(counts.reports)}</li>
        </ul>
        <p className="hint">{words.left}</p>
      </section>
      <TakeAlong to={to} care={words.care} />
    </Page>
  );
}

/** The same of all groups, for the operator: decisions alone. */
export function AccountRecordsPage({ to, name }: { to: string; name: string }) {
  const words = useWords(recordWords);
  return (
    <Page narrow title={words.title(name)} lead={words.operatorLead}>
      <section>
        <h2>{words.holds}</h2>
        <p>{words.operatorHolds}</p>
      </section>
      <TakeAlong to={to} care={words.operatorCare} />
    </Page>
  );
}

/** A form and no link: that it was taken along stands in the log. */
function TakeAlong({ to, care }: { to: string; care: string }) {
  const words = useWords(recordWords);
  return (
    <Form method="post" action={to} reloadDocument>
      <p>{care}</p>
      <div className="btns">
        <Button primary>{words.download}</Button>
      </div>
    </Form>
  );
}
