import { useContext, type ReactNode } from "react";
import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { numbersWords } from "../words/log-numbers";
import { actionWords } from "../words/moderation-acts";
import { LanguageContext, useWords } from "../words/use-words";
import { isQuiet, reportOutcomes, type QuarterNumbers, type RuleTimes, type Told } from "./numbers";

export type NumbersData = {
  group: { slug: string; name: string };
  items: QuarterNumbers[];
  next: string | null;
  /** Whether these are not the newest. */
  isOlder: boolean;
};

/** What a group's moderation comes to, quarter by quarter, for all who may read the log. */
export function NumbersPage({ page: { group, items, next, isOlder } }: { page: NumbersData }) {
  const words = useWords(numbersWords);
  const log = `/g/${group.slug}/log`;
  const isEmpty = !isOlder && next === null && items.every(isQuiet);
  return (
    <Page narrow title={words.title} lead={words.lead} actions={<LinkButton to={log}>{words.log}</LinkButton>}>
      {isEmpty ? (
        <EmptyState title={words.nothing} text={words.nothingMeant} />
      ) : (
        items.map((numbers) => <OneQuarter key={numbers.quarter} numbers={numbers} />)
      )}
      {(isOlder || next) && (
        <p className="btns">
          {isOlder && <LinkButton to={`${log}/numbers`}>{words.newest}</LinkButton>}
          {next && <LinkButton to={`?after=${next}`}>{words.older}</LinkButton>}
        </p>
      )}
      <section>
        <h2>{words.files}</h2>
        <p>{words.why}</p>
        <p>
          <a href={`${log}/numbers.csv`}>{words.csv}</a>
        </p>
      </section>
    </Page>
  );
}

function OneQuarter({ numbers }: { numbers: QuarterNumbers }) {
  const words = useWords(numbersWords);
  const dayOf = useDays();
  const { quarter, from, until, isOver } = numbers;
  return (
    <section id={quarter}>
      <h2>
        {words.quarter(quarter)} {!isOver && <Pill>{words.running}</Pill>}
      </h2>
      <p>{words.days(dayOf(from), dayOf(until))}</p>
      {isQuiet(numbers) ? <p>{isOver ? words.quiet : words.quietSoFar}</p> : <Figures numbers={numbers} />}
      {!isOver && <p>{words.later}</p>}
    </section>
  );
}

/** As people say a day, wherever the reader is: it is one of the group's clock. */
function useDays(): (day: string) => string {
  const language = useContext(LanguageContext);
  return (day) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}

type Row = [name: string, value: ReactNode];
type Part = [name: string, rows: Row[]];

/** What is counted, in parts; one of which nothing is told is left out. */
function useParts({ reports, decisions, held, actions, appeals }: QuarterNumbers): Part[] {
  const [words, acts] = [useWords(numbersWords), useWords(actionWords)];
  const told = (times: Told) => times ?? words.tooFew;
  const time = (hours: number | null, of: Told) =>
    hours !== null ? words.hours(hours) : of === 0 ? words.none : words.tooFew;
  const byRule = (rules: Array<RuleTimes<Told>>): Row[] =>
    rules.map(({ rule, title, times }) => [rule === null ? words.noRule : words.rule(rule, title), told(times)]);
  const parts: Part[] = [];
  if (reports) {
    const outcomes = reportOutcomes.map((outcome): Row => [words.outcomes[outcome], told(reports.outcomes[outcome])]);
    parts.push([words.reports, [[words.received, told(reports.received)], ...(reports.received ? outcomes : [])]]);
    parts.push([words.reportsByRule, byRule(reports.rules)]);
  }
  if (decisions) {
    const { decided, medianHours, p90Hours } = decisions;
    const times: Row[] = [
      [words.median, time(medianHours, decided)],
      [words.p90, time(p90Hours, decided)],
    ];
    parts.push([words.decisions, [[words.decided, told(decided)], ...(decided === 0 ? [] : times)]]);
  }
  if (held) {
    const became: Row[] = [
      [words.approved, held.approved],
      [words.keptBack, held.keptBack],
    ];
    parts.push([words.held, [[words.heldAll, held.all], ...(held.all === 0 ? [] : became)]]);
  }
  const { all, kinds, rules, roles, ...more } = actions;
  const causes: Row[] = [
    [words.reported, told(more.reported)],
    [words.ownInitiative, told(more.ownInitiative)],
  ];
  const ofThem: Row[] = [
    ...(reports ? causes : []),
    [words.automated, more.automated],
    [words.legal, more.legal],
    [words.undone, more.undone],
  ];
  const { medianHours: soon } = appeals;
  const ends = ["granted", "refused", "withdrawn", "overdueRestored", "overduePassedUp"] as const;
  const objections: Row[] = [
    [words.filed, appeals.filed],
    ...ends.map((name): Row => [words[name], appeals[name]]),
    ...(soon === null ? [] : [[words.median, words.hours(soon)] as Row]),
  ];
  parts.push(
    [words.actions, [[words.all, all], ...(all === 0 ? [] : ofThem)]],
    [words.actionsByKind, kinds.map(({ kind, times }) => [acts.kinds[kind], times])],
    [words.actionsByRule, byRule(rules)],
    [words.actionsByRole, roles.map(({ role, times }) => [acts.roles[role] ?? role, times])],
    [words.appeals, objections],
  );
  return parts.filter(([, rows]) => rows.length > 0);
}

function Figures({ numbers }: { numbers: QuarterNumbers }) {
  const words = useWords(numbersWords);
  const parts = useParts(numbers);
  return (
    <table className="table figures" aria-label={words.quarter(numbers.quarter)}>
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          <th scope="col">{words.number}</th>
        </tr>
      </thead>
      {parts.map(([name, rows]) => (
        <tbody key={name}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {name}
            </th>
          </tr>
          {rows.map(([row, value], at) => (
            <tr key={at}>
              <th scope="row" dir="auto">
                {row}
              </th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
