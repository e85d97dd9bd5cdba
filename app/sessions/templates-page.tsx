import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { sessionFormWords } from "../words/session-forms";
import { sessionPageWords } from "../words/session-pages";
import { templatesPageWords } from "../words/templates-page";
import { useWords } from "../words/use-words";
import { sessionLimits } from "./session";
import type { Template } from "./templates.server";

export type TemplatesPageData = {
  group: { slug: string; name: string };
  own: Template[];
  given: Template[];
  /** Id of the one that new sessions begin with; "": none. */
  chosen: string;
  saved: boolean;
};

/** What new sessions can begin with: looked at, renamed, removed, and which of them they do begin with. */
export function TemplatesPage({ page, refused }: { page: TemplatesPageData; refused: Refused }) {
  const [words, forms] = [useWords(templatesPageWords), useWords(sessionFormWords)];
  const { group, own, given, chosen } = page;
  return (
    <Page
      narrow
      title={words.title}
      lead={words.lead}
      actions={<LinkButton to={`/g/${group.slug}/sessions`}>{forms.toSessions}</LinkButton>}
    >
      {page.saved && !refused && <Notice tone="good">{words.saved}</Notice>}
      <Form method="post" className="form">
        <FormErrors refused={refused} />
        <input type="hidden" name="do" value="choose" />
        <Field
          as="select"
          name="template"
          label={words.start}
          defaultValue={chosen}
          error={refused?.errors["template"]}
        >
          <option value="">{words.startNone}</option>
          {[...own, ...given].map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Field>
        <div className="btns">
          <Button>{words.startSave}</Button>
        </div>
      </Form>
      <section>
        <h2>{words.own}</h2>
        {own.length === 0 && <p>{words.ownNone}</p>}
        {own.map((template) => (
          <One key={template.id} template={template} isChosen={template.id === chosen}>
            <Change template={template} refused={refused?.values["id"] === template.id ? refused : undefined} />
          </One>
        ))}
      </section>
      <section>
        <h2>{words.given}</h2>
        {given.map((template) => (
          <One key={template.id} template={template} isChosen={template.id === chosen} />
        ))}
      </section>
    </Page>
  );
}

function One({
  template: { name, items },
  isChosen,
  children,
}: {
  template: Template;
  isChosen: boolean;
  children?: ReactNode;
}) {
  const [words, pages] = [useWords(templatesPageWords), useWords(sessionPageWords)];
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
  return (
    <details className="fold">
      <summary>
        <span>
          <bdi>{name}</bdi> · {words.sum(items.length, minutes)} {isChosen && <Pill>{words.isStart}</Pill>}
        </span>
      </summary>
      <div>
        <ol>
          {items.map((item, at) => (
            <li key={at}>
              <bdi>{item.title}</bdi> · {pages.modes[item.mode]} · {words.min(item.minutes)}
              {item.prompt && <p className="hint">{item.prompt}</p>}
            </li>
          ))}
        </ol>
        {children}
      </div>
    </details>
  );
}

function Change({ template: { id, name }, refused }: { template: Template; refused: Refused }) {
  const words = useWords(templatesPageWords);
  return (
    <>
      <Form method="post" className="form">
        <input type="hidden" name="do" value="rename" />
        <input type="hidden" name="id" value={id} />
        <Field
          id={`name-${id}`}
          name="name"
          label={words.name}
          required
          maxLength={sessionLimits.template.max}
          autoComplete="off"
          dir="auto"
          defaultValue={refused?.values["name"] ?? name}
          error={refused?.errors["name"]}
        />
        <div className="btns">
          <Button small>{words.rename}</Button>
        </div>
      </Form>
      <Form method="post" className="form">
        <input type="hidden" name="do" value="remove" />
        <input type="hidden" name="id" value={id} />
        <p className="hint">{words.removeLead}</p>
        <div className="btns">
          <Button small danger>
            {words.remove}
          </Button>
        </div>
      </Form>
    </>
  );
}
