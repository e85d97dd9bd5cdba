/** The numbers of all quarters as one table: a line for each figure, so that rules and kinds may come and go. */
import type { GroupRow } from "../groups/group-row.server";
import { cell, fileOf } from "./log-files.server";
import { reportOutcomes, type QuarterNumbers } from "./numbers";
import { wholeNumbers } from "./numbers.server";

type Line = [part: string, figure: string, of: string | number | null, value: string | number | null];

/** A number that is not told has no value. */
function* figuresOf({ reports, decisions, held, actions, appeals }: QuarterNumbers): Generator<Line> {
  if (reports) {
    yield ["reports", "received", null, reports.received];
    for (const outcome of reportOutcomes) yield ["reports", "outcome", outcome, reports.outcomes[outcome]];
    for (const { rule, times } of reports.rules) yield ["reports", "rule", rule ?? "none", times];
  }
  for (const [part, counts] of Object.entries({ decisions, held }))
    for (const [figure, value] of Object.entries(counts ?? {})) yield [part, figure, null, value];
  const { kinds, rules, roles, ...counts } = actions;
  for (const [figure, value] of Object.entries(counts)) yield ["actions", figure, null, value];
  for (const { kind, times } of kinds) yield ["actions", "kind", kind, times];
  for (const { rule, times } of rules) yield ["actions", "rule", rule ?? "none", times];
  for (const { role, times } of roles) yield ["actions", "role", role, times];
  for (const [figure, value] of Object.entries(appeals)) yield ["appeals", figure, null, value];
}

async function* rowsOf(group: GroupRow): AsyncGenerator<string> {
  yield "quarter,from,until,over,part,figure,of,value\r\n";
  for await (const numbers of wholeNumbers(group)) {
    const { quarter, from, until, isOver } = numbers;
    for (const line of figuresOf(numbers))
      yield `${[quarter, from, until, isOver ? 1 : 0, ...line].map(cell).join(",")}\r\n`;
  }
}

/** RFC 4180. */
export const numbersCsv = (group: GroupRow): Response => fileOf(rowsOf(group), "text/csv", "moderation-numbers.csv");
