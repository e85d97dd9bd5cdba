import { Form } from "@remix-run/react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Choice, Field, fieldId } from "../ui/field";
import { sessionAgendaWords } from "../words/session-agenda";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import type { AgendaPageData } from "./agenda-page.server";
import { meetingLimits as limits, modes } from "./meeting";
import { numbersOf } from "./passage-numbers";
import { PlannedPollFields, valuesOfPoll } from "./planned-poll";
import type { AgendaLine } from "./planned-page.server";

/** A new item, or one that is changed in its place. */
export function ItemForm({
  page: { plan, texts, fresh },
  item,
  refused,
}: {
  page: AgendaPageData;
  item?: AgendaLine;
  refused: Refused;
}) {
  const [words, pages] = [useWords(sessionAgendaWords), useWords(sessionPageWords)];
  const ask = item ? "change-item" : "add-item";
  const said = refused?.values["ask"] === ask ? refused : undefined;
  const values = said?.values ?? (item ? valuesOf(item) : { "item.mode": "discussion", "item.minutes": "15" });
  // Two such forms may stand on the page.
  const ids = (name: string) => ({ id: item ? `${fieldId(name)}-change` : fieldId(name), name });
  const shared = (name: string) => ({
    ...ids(name),
    defaultValue: values[name],
    error: said?.errors[name] ?? (name.endsWith("fromNumber") ? said?.errors["item.passage.from"] : undefined),
  });
  const names = { "item.title": words.itemTitle, "item.minutes": words.minutes, "item.prompt": words.prompt };
  return (
    <Form
      method="post"
      action={`/s/${plan.id}/agenda`}
      className="form item-form"
      key={said ? "said" : (item?.id ?? fresh.item)}
    >
      <FormErrors
        refused={said && { ...said, errors: atField(said.errors, item ? "-change" : "") }}
        names={atField(names, item ? "-change" : "")}
      />
      <input type="hidden" name="ask" value={ask} />
      <input type="hidden" name="id" value={said?.values["id"] ?? `${fresh.id}-${ask}`} />
      <input type="hidden" name="item.id" value={item?.id ?? said?.values["item.id"] ?? fresh.item} />
      {!item && <input type="hidden" name="before" value="" />}
      <Field
        label={words.itemTitle}
        required
        maxLength={limits.title}
        autoComplete="off"
        dir="auto"
        autoFocus={Boolean(item) && !said}
        {...shared("item.title")}
      />
      <div className="together">
        <Field as="select" label={words.mode} {...shared("item.mode")}>
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {pages.modes[mode]}
            </option>
          ))}
        </Field>
        <Field
          type="number"
          inputMode="numeric"
          label={words.minutes}
          required
          min={0}
          max={limits.minutes}
          {...shared("item.minutes")}
        />
      </div>
      <PlannedPollFields
        shared={shared}
        isSecret={Boolean(values["item.poll.isSecret"])}
        error={said?.errors["item.poll.choices"]}
      />
      {texts.length > 0 && <PassageFields texts={texts} shared={shared} passage={item?.passage ?? null} />}
      <Field
        as="textarea"
        label={words.prompt}
        hint={words.promptHint}
        optional
        rows={2}
        dir="auto"
        {...shared("item.prompt")}
      />
      <div className="btns">
        <Button primary={!item}>{item ? words.save : words.add}</Button>
        {item && (
          <LinkButton quiet to={`/s/${plan.id}/agenda#item-${item.id}`}>
            {words.cancel}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}

/** What is wrong, or what a field is called, by the field's own id on the page. */
const atField = (said: Record<string, string>, ending: string): Record<string, string> =>
  Object.fromEntries(Object.entries(said).map(([name, sentence]) => [`${name}${ending}`, sentence]));

type Shared = (name: string) => { id: string; name: string; defaultValue: string | undefined; error?: string };

function PassageFields({
  texts,
  shared,
  passage,
}: {
  texts: AgendaPageData["texts"];
  shared: Shared;
  /** As it stands. */
  passage: AgendaLine["passage"];
}) {
  const words = useWords(sessionAgendaWords);
  const [only] = texts;
  const number = { optional: true, inputMode: "numeric", autoComplete: "off" } as const;
  const sections = texts.filter((text) => text.sections.length > 0);
  return (
    <>
      {texts.length === 1 && only ? (
        <input type="hidden" name="item.passage.textId" value={only.id} />
      ) : (
        <Field as="select" label={words.passageText} {...shared("item.passage.textId")}>
          {texts.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Field>
      )}
      {passage && (passage.from === null || passage.to === null) && (
        <Choice
          name="item.passage.kept"
          value="true"
          label={
            <>
              {words.keepPassage} <q dir="auto">{passage.words}</q>
            </>
          }
          hint={words.keepPassageHint}
          defaultChecked
        />
      )}
      <div className="together">
        <Field label={words.from} maxLength={limits.digits} {...number} {...shared("item.passage.fromNumber")} />
        <Field label={words.to} maxLength={limits.digits} {...number} {...shared("item.passage.toNumber")} />
      </div>
      {sections.length > 0 && (
        <details className="fold">
          <summary>{words.sections}</summary>
          <ul className="sections">
            {sections.flatMap((text) =>
              text.sections.map(({ heading, from, to }) => (
                <li key={`${text.id} ${from}`}>
                  <bdi>{heading}</bdi> <span className="num">{from === to ? `¶ ${from}` : `¶ ${from}–${to}`}</span>
                </li>
              )),
            )}
          </ul>
        </details>
      )}
    </>
  );
}

const valuesOf = ({ title, mode, minutes, prompt, poll, passage }: AgendaLine): Record<string, string | undefined> => ({
  ...{ "item.title": title, "item.mode": mode, "item.minutes": String(minutes), "item.prompt": prompt },
  ...valuesOfPoll(poll),
  ...(passage && {
    "item.passage.textId": passage.textId,
    "item.passage.fromNumber": numbersOf(passage).from,
    "item.passage.toNumber": numbersOf(passage).to,
  }),
});
