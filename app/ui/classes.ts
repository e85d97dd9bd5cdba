/** Class names that apply, in one string; undefined when there are none, so that no empty attribute is written. */
export function classes(...names: Array<string | false | null | undefined>): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}
