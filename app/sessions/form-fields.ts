/**
 * A form as the object that a verb or a program would be given: `item.title` stands in `item`, `choices.0` and `choices.3` are a
 * list. Pure, and forgiving: what it cannot place it leaves out, and whoever reads the fields says what is missing.
 */

/** Names that people's browsers send come from our own pages; others get no deeper than we ever go. */
const part = /^[A-Za-z0-9_-]{1,64}$/;
const deepest = 4;

type Nested = { [name: string]: Nested | string };

/**
 * Of two fields with one name the last counts, so that a hidden field may say what an empty box does not. An object of nothing
 * but empty fields is itself empty: a passage that nobody chose is none.
 */
export function nestedFields(form: Iterable<[string, unknown]>): Record<string, unknown> {
  const found: Nested = Object.create(null) as Nested;
  for (const [name, value] of form) if (typeof value === "string") put(found, name, value.replace(/\r\n/g, "\n"));
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, settled(value)]));
}

function put(into: Nested, name: string, value: string): void {
  const parts = name.split(".");
  const last = parts.pop();
  if (last === undefined || parts.length >= deepest || ![...parts, last].every((each) => part.test(each))) return;
  let at = into;
  for (const each of parts) {
    const inner = (at[each] ??= Object.create(null) as Nested);
    if (typeof inner === "string") return;
    at = inner;
  }
  if (typeof at[last] !== "object") at[last] = value;
}

function settled(value: Nested | string): unknown {
  if (typeof value === "string") return value;
  const entries = Object.entries(value);
  // Whole numbers come in their order, as all objects keep them.
  if (entries.every(([name]) => /^\d{1,4}$/.test(name))) return entries.map(([, each]) => settled(each));
  const inner = entries.map(([name, each]) => [name, settled(each)] as const);
  return inner.every(([, each]) => each === "") ? "" : Object.fromEntries(inner);
}

/** The lists of a group's rule are typed one a line. */
export function withLists(fields: Record<string, unknown>): Record<string, unknown> {
  const { rules } = fields;
  if (typeof rules !== "object" || rules === null || !("lists" in rules) || typeof rules.lists !== "string")
    return fields;
  const lists = rules.lists.split("\n").filter((line) => line.trim() !== "");
  return { ...fields, rules: { ...rules, lists } };
}

/** A form with days for amendments in it has the box for names too: not ticked it sends nothing. */
export const withTalk = (fields: Record<string, unknown>): Record<string, unknown> =>
  "amendmentDays" in fields ? { namesInMinutes: false, ...withLists(fields) } : withLists(fields);
