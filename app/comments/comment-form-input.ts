/** What a comment's form sends, as the verb takes it. Pure. */

/** @param field the value of a field of the form, "" where it is missing */
export function commentInput(field: (name: string) => string) {
  const exact = field("quoteExact");
  const anchor = {
    ...(field("block") ? { block: field("block") } : {}),
    ...(field("section") ? { section: field("section") } : {}),
    ...(exact ? { quote: { exact, prefix: field("quotePrefix"), suffix: field("quoteSuffix") } } : {}),
  };
  const said = { kind: field("kind"), body: field("body"), anyway: field("anyway") };
  return { id: field("id"), parentId: field("parentId"), ...said, anchor };
}
