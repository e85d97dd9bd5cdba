import { Link } from "@remix-run/react";
import { LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { ruleWords } from "../words/rules";
import { useWords } from "../words/use-words";
import type { RulesView } from "./rules";

/** The rules in force, for whoever may know of the group. */
export function RulesPage({
  group,
  rules,
  versions,
  mayChange,
  said,
}: {
  group: { slug: string; name: string };
  rules: RulesView;
  versions: Array<Pick<RulesView, "version" | "note" | "publishedAt"> & { count: number }>;
  mayChange: boolean;
  said: "published" | "unchanged" | null;
}) {
  const words = useWords(ruleWords);
  const here = `/g/${group.slug}/rules`;
  return (
    <Page
      narrow
      title={words.title}
      lead={words.lead(group.name)}
      actions={
        <>
          <LinkButton to={`/g/${group.slug}/log`}>{words.log}</LinkButton>
          {mayChange && (
            <LinkButton primary={rules.version === 0} to={`${here}/edit`}>
              {rules.version === 0 ? words.write : words.change}
            </LinkButton>
          )}
        </>
      }
    >
      {said && <Notice tone={said === "published" ? "good" : "warn"}>{words[said]}</Notice>}
      {rules.version === 0 && <Notice>{words.proposedText}</Notice>}
      <RuleList rules={rules} />
      <p className="hint">
        {rules.version === 0 ? words.proposed : words.version(rules.version)}
        {rules.publishedAt && (
          <>
            , {words.publishedOn} <Day at={rules.publishedAt} />
          </>
        )}
        {rules.publishedBy && <> {words.by(rules.publishedBy.name)}</>}
      </p>
      {versions.length > 0 && (
        <section>
          <h2>{words.earlier}</h2>
          <ul className="lines">
            {versions.map(({ version, note, publishedAt, count }) => (
              <li key={version}>
                <Link to={`${here}/${version}`}>{words.version(version)}</Link>
                {version === rules.version && <span className="pill">{words.nowInForce}</span>}{" "}
                <span className="hint">
                  {words.count(count)}
                  {publishedAt && (
                    <>
                      {" · "}
                      <Day at={publishedAt} />
                    </>
                  )}
                  {note && (
                    <>
                      {" · "}
                      <bdi>{note}</bdi>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

/** Numbers are those by which rules are cited, not their place in the list. */
export function RuleList({ rules }: { rules: Pick<RulesView, "preamble" | "rules"> }) {
  const words = useWords(ruleWords);
  return (
    <>
      {rules.preamble && (
        <p className="preamble" dir="auto">
          {rules.preamble}
        </p>
      )}
      {rules.rules.map(({ number, title, text }) => (
        <section key={number} className="rule" id={`rule-${number}`}>
          <h2 dir="auto">{words.rule(number, title)}</h2>
          {text && <p dir="auto">{text}</p>}
        </section>
      ))}
    </>
  );
}
