/** A small reader of iCalendar (RFC 5545), written for the tests and knowing nothing of what writes ours. Strict: what is not by the book throws. */

export type Line = { name: string; params: Record<string, string>; value: string };
export type Component = { name: string; lines: Line[]; parts: Component[] };

export function readCalendar(source: string): Component {
  const bytes = Buffer.from(source, "utf8");
  if (bytes.toString("utf8") !== source) throw new Error("not UTF-8");
  if (/[^\r]\n|\r(?!\n)/.test(source)) throw new Error("a line ends otherwise than by CRLF");
  if (!source.endsWith("END:VCALENDAR\r\n")) throw new Error("no end");
  // eslint-disable-next-line no-control-regex -- what no content line may hold
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(source)) throw new Error("a control character");
  const physical = source.replace(/\r\n$/, "").split("\r\n");
  for (const line of physical) if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`);
  const logical: string[] = [];
  for (const line of physical) {
    if (/^[ \t]/.test(line)) logical.push((logical.pop() ?? "") + line.slice(1));
    else logical.push(line);
  }
  const root: Component = { name: "", lines: [], parts: [] };
  const open = [root];
  for (const each of logical.map(readLine)) {
    const top = open.at(-1) ?? root;
    if (each.name === "BEGIN") {
      const made = { name: each.value, lines: [], parts: [] };
      top.parts.push(made);
      open.push(made);
    } else if (each.name === "END") {
      if (top.name !== each.value) throw new Error(`END:${each.value} of ${top.name}`);
      open.pop();
    } else top.lines.push(each);
  }
  if (open.length !== 1 || root.parts.length !== 1 || root.lines.length > 0) throw new Error("not one calendar");
  const [calendar] = root.parts;
  if (calendar?.name !== "VCALENDAR") throw new Error("no calendar");
  return calendar;
}

function readLine(line: string): Line {
  const [, name = ""] = /^([A-Z0-9-]+)/.exec(line) ?? [];
  if (!name) throw new Error(`no name: ${line}`);
  let at = name.length;
  const params: Record<string, string> = {};
  while (line[at] === ";") {
    // A quoted value may hold anything but quotes; one that is not may hold none of `";:,`.
    const found = /^;([A-Z0-9-]+)=(?:"([^"]*)"|([^";:,]*))/.exec(line.slice(at));
    if (!found?.[1]) throw new Error(`no parameter: ${line}`);
    params[found[1]] = found[2] ?? found[3] ?? "";
    at += found[0].length;
  }
  if (line[at] !== ":") throw new Error(`no value: ${line}`);
  return { name, params, value: line.slice(at + 1) };
}

/** The one line of that name. */
export function lineOf({ name, lines }: Component, wanted: string): Line {
  const found = lines.filter((line) => line.name === wanted);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} lines ${wanted} in ${name}`);
  return found[0];
}
export const linesOf = ({ lines }: Component, wanted: string) => lines.filter(({ name }) => name === wanted);

/** Of a value of type TEXT. */
export function textOf(component: Component, wanted: string): string {
  const { value } = lineOf(component, wanted);
  if (/[^\\](?:\\\\)*[;,]/.test(`.${value}`)) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign));
}

/** Milliseconds, of a time in UTC. */
export function timeOf(component: Component, wanted: string): number {
  const { value, params } = lineOf(component, wanted);
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value);
  if (!found || Object.keys(params).length > 0) throw new Error(`not in UTC: ${value}`);
  const [year = 0, month = 0, ...rest] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, rest[0], rest[1], rest[2], rest[3]);
}

export const eventsOf = ({ parts }: Component): Component[] => parts.filter(({ name }) => name === "VEVENT");
