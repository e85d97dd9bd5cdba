/** What the form of an action sends, as the verb takes it. Pure. */

/** Hours from now, as the form offers them; "": until it is lifted. */
export const lastsHours = ["", "1", "24", "72", "168", "720", "2160", "8760"] as const;
/** Seconds between two comments. */
export const slowSeconds = ["30", "60", "300", "900", "3600", "21600", "86400"] as const;

const passedOn = [
  ...["id", "kind", "comment", "thread", "text", "user", "case", "version", "rule", "scope"],
  ...["seconds", "question", "place"],
  ...["basis", "ground", "authority", "reference", "dated", "territory", "redress", "isSecret", "tellOn"],
] as const;

/** @param fields as they were sent @param ruleText of the rule that was chosen */
export function actInputOf(
  fields: Record<string, string>,
  ruleText: (rule: string) => string,
  now = Date.now(),
): Record<string, unknown> {
  const hours = Number(fields["lasts"] ?? "");
  const input: Record<string, unknown> = {};
  for (const name of passedOn) if (fields[name]) input[name] = fields[name];
  return {
    ...input,
    seen: fields["seen"] ?? null,
    reason: reasonOf(fields, ruleText),
    ...(hours > 0 && Number.isFinite(hours) ? { until: new Date(now + hours * 3_600_000).toISOString() } : {}),
  };
}

/** The rule's own words come first, where they are wanted. */
export function reasonOf(fields: Record<string, string>, ruleText: (rule: string) => string): string {
  const own = fields["reason"] ?? "";
  const said = fields["template"] && fields["rule"] ? ruleText(fields["rule"]) : "";
  if (!said || own.startsWith(said)) return own;
  return own.trim() === "" ? said : `${said}\n\n${own}`;
}
