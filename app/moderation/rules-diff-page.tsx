import { DiffPiece } from "../comments/diff-piece";
import { wordDiff } from "../texts/word-diff";
import { LinkButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Day } from "../ui/time";
import { ruleWords } from "../words/rules";
import { useWords } from "../words/use-words";
import { changesBetween, type RulesView } from "./rules";

/** One version of the rules, and what it changed. */
export function RulesDiffPage({
  group,
  rules,
  before,
  newest,
}: {
  group: { slug: string; name: string };
  rules: RulesView;
  before: RulesView | null;
  newest: number;
}) {
  const words = useWords(ruleWords);
  return (
    <Page
      narrow
      title={words.diffTitle(rules.version)}
      lead={before ? words.diffLead(before.version) : words.firstVersion}
      actions={<LinkButton to={`/g/${group.slug}/rules`}>{words.toRules}</LinkButton>}
    >
      {rules.version !== newest && <Notice tone="warn">{words.notInForce}</Notice>}
      <p className="hint">
        {rules.publishedAt && (
          <>
            {words.publishedOn} <Day at={rules.publishedAt} />
          </>
        )}
        {rules.publishedBy && <> {words.by(rules.publishedBy.name)}</>}
      </p>
      {rules.note && (
        <p dir="auto">
          <q>{rules.note}</q>
        </p>
      )}
      {(rules.preamble !== "" || (before?.preamble ?? "") !== "") && (
        <p className="preamble wording" dir="auto">
          <Changed before={before?.preamble ?? rules.preamble} after={rules.preamble} />
        </p>
      )}
      {changesBetween(before?.rules ?? rules.rules, rules.rules).map((change) => {
        const { how, rule } = change;
        const was = how === "changed" ? change.before : rule;
        const inside = (before: string, after: string) =>
          how === "added" ? (
            <Changed before="" after={after} />
          ) : how === "removed" ? (
            <Changed before={before} after="" />
          ) : (
            <Changed before={before} after={after} />
          );
        return (
          <section key={rule.number} className="rule wording">
            <h2 dir="auto">
              {rule.number}. {inside(was.title, rule.title)}{" "}
              {how !== "same" && <Pill tone={how === "removed" ? "danger" : "warn"}>{words.how[how]}</Pill>}
            </h2>
            {(was.text || rule.text) && <p dir="auto">{inside(was.text, rule.text)}</p>}
          </section>
        );
      })}
    </Page>
  );
}

function Changed({ before, after }: { before: string; after: string }) {
  return before === after ? after : wordDiff(before, after).map((piece, at) => <DiffPiece key={at} piece={piece} />);
}
