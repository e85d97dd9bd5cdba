import { Form, Link } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { Button, LinkButton } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { actFormWords } from "../words/act-form";
import { lawWords } from "../words/law";
import { actionWords } from "../words/moderation-acts";
import { useWords } from "../words/use-words";
import { lastsHours, reasonOf, slowSeconds } from "./act-form-input";
import type { ActPage } from "./act-page.server";
import { LawFields } from "./law-fields";
import { ToldCard } from "./told-card";

type Values = Record<string, string | undefined>;

/** What was typed before, and what was wrong with it. */
export type Given = { values: Values; errors: Record<string, string>; isChecked: boolean };

/** @param kind null: what may be done there */
export function actAddress({ group, about }: Pick<ActPage, "group" | "about">, kind: string | null): string {
  const query = new URLSearchParams(Object.entries(about).filter(([, value]) => value));
  if (kind) query.set("kind", kind);
  return `/g/${group.slug}/moderation/act?${query.toString()}`;
}

/**
 * The form of one action. Without a script it shows first what the author would read, and asks for a second press; with
 * one that stands beside it all the time.
 */
export function ActForm({ page, given }: { page: ActPage; given: Given }) {
  const words = useWords(actFormWords);
  const [acts, law] = [useWords(actionWords), useWords(lawWords)];
  const [now, setNow] = useState<Values>(given.values);
  const [isLive, setLive] = useState(false);
  const { form, kind, role } = page;
  if (!form || !kind) return null;
  const { errors, values } = given;
  const follow = (event: FormEvent<HTMLFormElement>) => {
    const fields = [...new FormData(event.currentTarget)].filter(
      (pair): pair is [string, string] => typeof pair[1] === "string",
    );
    setLive(true);
    setNow(Object.fromEntries(fields));
  };
  const rule = form.rules.find(({ number }) => String(number) === now["rule"]) ?? null;
  const textOf = (number: string) => form.rules.find((each) => String(each.number) === number)?.text ?? "";
  const hours = Number(now["lasts"] ?? 0);
  const ready = given.isChecked || isLive;
  return (
    <div className="act">
      <Form method="post" action={actAddress(page, kind)} className="form" onInput={follow}>
        {Object.entries({ kind, id: form.id, seen: form.seen, version: form.version }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value ?? ""} />
        ))}
        {form.rules.length > 0 && (
          <>
            <Field
              as="select"
              name="rule"
              label={words.rule}
              error={errors["rule"]}
              defaultValue={values["rule"] ?? ""}
            >
              <option value="">{form.needsRule ? words.ruleChoose : words.noRule}</option>
              {form.rules.map(({ number, title }) => (
                <option key={number} value={number}>
                  {number}. {title}
                </option>
              ))}
            </Field>
            {form.needsRule && (
              <Choice name="template" value="1" label={words.template} defaultChecked={values["template"] === "1"} />
            )}
          </>
        )}
        <Field
          as="textarea"
          name="reason"
          rows={4}
          dir="auto"
          label={words.reason}
          hint={words.reasonHint}
          error={errors["reason"]}
          defaultValue={values["reason"]}
        />
        {form.scopes.length > 1 && (
          <Options name="scope" label={words.scope} from={form.scopes} said={words.scopes} given={given} />
        )}
        {form.scopes.length === 1 && <input type="hidden" name="scope" value={form.scopes[0]} />}
        {kind === "slow" && (
          <Options
            name="seconds"
            label={words.seconds}
            from={slowSeconds}
            said={words.secondsFor}
            given={given}
            first="300"
          />
        )}
        {kind === "answers" && (
          <Field
            as="select"
            name="question"
            label={words.question}
            error={errors["question"]}
            defaultValue={values["question"] ?? ""}
          >
            <option value="">{words.questionChoose}</option>
            {form.questions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Field>
        )}
        {kind === "move" && (
          <Field
            as="select"
            name="place"
            label={words.place}
            error={errors["place"]}
            defaultValue={values["place"] ?? ""}
          >
            <option value="">{words.placeChoose}</option>
            {form.places.map(({ place, name }) => (
              <option key={place} value={place}>
                {name}
              </option>
            ))}
          </Field>
        )}
        {kind === "law" && <LawFields given={given} />}
        {form.lasts && (
          <Options
            name="lasts"
            label={words.lasts}
            from={kind === "mute" || kind === "suspend" ? lastsHours.slice(1) : lastsHours}
            said={words.lastsFor}
            given={{ ...given, errors: { lasts: errors["until"] ?? "" } }}
            first={kind === "mute" || kind === "suspend" ? "24" : ""}
          />
        )}
        {ready && (
          <section aria-label={words.previewTitle} aria-live="polite">
            <h2>{words.previewTitle}</h2>
            {now["isSecret"] === "true" ? (
              <p>{law.previewSecret}</p>
            ) : page.person ? (
              <ToldCard
                told={{
                  ...{ kind, role, rule: rule && { number: rule.number, title: rule.title } },
                  reason: reasonOf(now as Record<string, string>, textOf),
                  until: hours > 0 ? new Date(Date.now() + hours * 3_600_000).toISOString() : null,
                }}
              />
            ) : (
              <p>{words.previewNobody}</p>
            )}
          </section>
        )}
        <div className="btns">
          {ready && (
            <Button primary danger={kind !== "approve"} name="confirmed" value="1">
              {acts.kinds[kind]}
            </Button>
          )}
          {!isLive && <Button primary={!ready}>{words.preview}</Button>}
          <LinkButton quiet to={page.href ?? `/g/${page.group.slug}`}>
            {words.cancel}
          </LinkButton>
        </div>
      </Form>
      <p>
        <Link to={`/g/${page.group.slug}/rules`}>{words.rules}</Link>
      </p>
    </div>
  );
}

function Options({
  name,
  label,
  from,
  said,
  given,
  first,
}: {
  name: string;
  label: string;
  from: readonly string[];
  said: Record<string, string>;
  given: Pick<Given, "values" | "errors">;
  first?: string;
}) {
  return (
    <Field
      as="select"
      name={name}
      label={label}
      error={given.errors[name] || undefined}
      defaultValue={given.values[name] ?? first ?? from[0]}
    >
      {from.map((value) => (
        <option key={value} value={value}>
          {said[value] ?? value}
        </option>
      ))}
    </Field>
  );
}
