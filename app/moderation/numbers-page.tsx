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

function Figures({ numbers: { quarter, reports, decisions, held, actions, appeals } }: { numbers: QuarterNumbers }) {
  const [words, acts] = [useWords(numbersWords), useWords(actionWords)];
  const told = (times: Told) => times ?? words.tooFew;
  const time = (hours: number | null, of: Told) =>
    hours !== null ? words.hours(hours) : of === 0 ? words.none : words.tooFew;
  const byRule = (rules: Array<RuleTimes<Told>>): Row[] =>
    rules.map(({ rule, title, times }) => [rule === null ? words.noRule : words.rule(rule, title), told(times)]);
  const parts: Array<[string, Row[]]> = [
    ...(reports
      ? ([
          [
            words.reports,
            [
              [words.received, told(reports.received)],
              ...(reports.received
                ? reportOutcomes.map((outcome): Row => [words.outcomes[outcome], told(reports.outcomes[outcome])])
                : []),
              ...byRule(reports.rules),
            ],
          ],
        ] as Array<[string, Row[]]>)
      : []),
    ...(decisions
      ? ([
          [
            words.decisions,
            [
              [words.decided, told(decisions.decided)],
              [words.median, time(decisions.medianHours, decisions.decided)],
              [words.p90, time(decisions.p90Hours, decisions.decided)],
            ],
          ],
        ] as Array<[string, Row[]]>)
      : []),
    ...(held
      ? ([
          [
            words.held,
            [
              [words.heldAll, held.all],
              [words.approved, held.approved],
              [words.keptBack, held.keptBack],
            ],
          ],
        ] as Array<[string, Row[]]>)
      : []),
    [
      words.actions,
      [
        [words.all, actions.all],
        ...actions.kinds.map(({ kind, times }): Row => [acts.kinds[kind], times]),
        ...byRule(actions.rules),
        ...actions.roles.map(({ role, times }): Row => [acts.roles[role] ?? role, times]),
        [words.undone, actions.undone],
        [words.automated, actions.automated],
        [words.legal, actions.legal],
        ...(reports && actions.all > 0
          ? ([
              [words.reported, told(actions.reported)],
              [words.ownInitiative, told(actions.ownInitiative)],
            ] as Row[])
          : []),
      ],
    ],
    [
      words.appeals,
      [
        ...(["filed", "granted", "refused", "withdrawn", "overdueRestored", "overduePassedUp"] as const).map(
          (name): Row => [words[name], appeals[name]],
        ),
        [words.median, appeals.medianHours === null ? words.none : words.hours(appeals.medianHours)],
      ],
    ],
  ];
  return (
    <table className="table" aria-label={words.quarter(quarter)}>
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
