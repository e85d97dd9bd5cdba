import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { FormErrors, type Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Choice, Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { reportWords } from "../words/reports";
import { ruleWords } from "../words/rules";
import { useWords } from "../words/use-words";
import { type ReportAbout, type Reporter } from "./report";
import type { RulesView } from "./rules";

export type ReportPageData = {
  about: ReportAbout;
  group: { slug: string; name: string };
  rules: RulesView;
  reporter: Reporter;
  /** Of the next report: sent twice it is once. */
  id: string;
  /** Where one came from. */
  back: string;
  /** What it is called that is reported. */
  title: string;
  sent: "sent" | "added" | null;
};

/** Tells moderators what is wrong, by a rule and in words. @param children what is reported, to be seen once more */
export function ReportPage({
  page,
  refused,
  children,
}: {
  page: ReportPageData;
  refused: Refused;
  children?: ReactNode;
}) {
  const [words, ruling] = [useWords(reportWords), useWords(ruleWords)];
  const { about, group, rules, reporter, back, sent } = page;
  if (sent && !refused)
    return (
      <Page narrow title={words.sentTitle}>
        <Notice tone="good">{sent === "added" ? words.added : words.sent}</Notice>
        <div className="btns">
          <LinkButton to={back}>{words.back}</LinkButton>
          <LinkButton quiet to={`/g/${group.slug}/standing`}>
            {words.mine}
          </LinkButton>
        </div>
      </Page>
    );
  const errors = refused?.errors ?? {};
  const values: Record<string, string | undefined> = refused?.values ?? {};
  const isPerson = about === "person" || about === "name";
  return (
    <Page narrow title={words.title[about]} lead={words.lead}>
      {reporter === "outsider" && <Notice>{words.leadOutside}</Notice>}
      {children}
      <Form method="post" className="form">
        <FormErrors refused={refused} />
        <input type="hidden" name="id" value={page.id} />
        {isPerson && (
          <fieldset className="choices">
            <legend>{words.about}</legend>
            {(["person", "name"] as const).map((each) => (
              <Choice
                key={each}
                type="radio"
                name="about"
                value={each}
                label={each === "person" ? words.aboutPerson : words.aboutName}
                defaultChecked={(values["about"] ?? "person") === each}
              />
            ))}
          </fieldset>
        )}
        <fieldset className="choices">
          <legend>{words.whichRule}</legend>
          {rules.version === 0 && <p className="hint">{words.proposed}</p>}
          {rules.rules.map(({ number, title, text }) => (
            <Choice
              key={number}
              type="radio"
              name="rule"
              value={number}
              label={ruling.rule(number, title)}
              hint={text}
              required
              defaultChecked={values["rule"] === String(number)}
            />
          ))}
          <Choice
            type="radio"
            name="rule"
            value="none"
            label={words.none}
            required
            defaultChecked={values["rule"] === "none"}
          />
          {errors["rule"] && <p className="error">{errors["rule"]}</p>}
          <p>
            <Link to={`/g/${group.slug}/rules`}>{words.readRules}</Link>
          </p>
        </fieldset>
        <Field
          as="textarea"
          name="words"
          label={words.words}
          hint={isPerson ? words.wordsHintPerson : words.wordsHint}
          optional
          rows={4}
          dir="auto"
          defaultValue={values["words"]}
          error={errors["words"]}
        />
        <div className="btns">
          <Button primary>{words.send}</Button>
          <LinkButton quiet to={back}>
            {words.back}
          </LinkButton>
        </div>
      </Form>
    </Page>
  );
}
