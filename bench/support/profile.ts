/**
 * Where the time goes: `BENCH_PROFILE=FOLDER npm run bench` leaves CPU profiles of the server in that folder;
 * `npx tsx bench/support/profile.ts FOLDER/NAME.cpuprofile` names the functions that took most of it.
 */
import fs from "node:fs";
import path from "node:path";

type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] };
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] };

const [file = ""] = process.argv.slice(2);
const { nodes, samples, timeDeltas } = JSON.parse(fs.readFileSync(file, "utf8")) as Profile;
const self = new Map<number, number>();
samples.forEach((id, at) => self.set(id, (self.get(id) ?? 0) + (timeDeltas[at] ?? 0)));
const idle = nodes
  .filter(({ callFrame }) => /^\((?:idle|program|root)\)$/.test(callFrame.functionName))
  .map(({ id }) => id);
const busy = [...self].reduce((sum, [id, time]) => (idle.includes(id) ? sum : sum + time), 0);

const nameOf = ({ callFrame: { functionName, url, lineNumber } }: Node) =>
  `${functionName || "(anonymous)"}  ${url.replace(/^.*node_modules\//, "").replace(/^file:.*\/build\//, "build/")}:${lineNumber + 1}`;
const bySelf = new Map<string, number>();
const byTotal = new Map<string, number>();
const byId = new Map(nodes.map((node) => [node.id, node]));
walk(nodes[0]!, new Set());
print("by itself", bySelf);
print("with all it calls", byTotal);

function walk(node: Node, above: Set<string>): number {
  const name = nameOf(node);
  const own = self.get(node.id) ?? 0;
  if (!idle.includes(node.id)) bySelf.set(name, (bySelf.get(name) ?? 0) + own);
  const isFirst = !above.has(name);
  if (isFirst) above.add(name);
  let total = own;
  for (const child of node.children ?? []) total += walk(byId.get(child)!, above);
  if (isFirst) {
    above.delete(name);
    byTotal.set(name, (byTotal.get(name) ?? 0) + total);
  }
  return total;
}

function print(title: string, times: Map<string, number>): void {
  console.log(`\n${path.basename(file)}, ${Math.round(busy / 1000)} ms busy: ${title}`);
  for (const [name, time] of [...times].sort(([, a], [, b]) => b - a).slice(0, 45)) {
    console.log(`${((time / busy) * 100).toFixed(1).padStart(5)} %  ${name}`);
  }
}
