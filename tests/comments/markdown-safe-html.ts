/** A judge of rendered comments that shares nothing with what it judges: a strict reader of its own. */

const attributesOf: Record<string, Record<string, RegExp>> = {
  p: { dir: /^auto$/ },
  pre: { dir: /^auto$/ },
  blockquote: { dir: /^auto$/ },
  ul: { dir: /^auto$/ },
  ol: { dir: /^auto$/, start: /^\d{1,9}$/ },
  table: { dir: /^auto$/ },
  th: { class: /^align-(left|center|right)$/ },
  td: { class: /^align-(left|center|right)$/ },
  a: { class: /^para-ref$/, href: /^(https?:\/\/|mailto:|\?p=\d+#p\d+$)/i, rel: /^noopener noreferrer nofollow ugc$/ },
  span: { class: /^mention$/, "data-user": /^[\w.:-]+$/ },
  ...Object.fromEntries("br hr strong em s code li thead tbody tr".split(" ").map((tag) => [tag, {}])),
};
const empty = new Set(["br", "hr"]);

/** What is wrong with the HTML, one line each; none: it is well-formed and holds only what a comment may hold. */
export function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const token = /<(\/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)( \/)?>|[^<>]+|[<>]/gy;
  for (let match = token.exec(html); match; match = token.exec(html)) {
    const [whole, slash, tag, attributes, selfClosing] = match;
    if (tag === undefined) {
      if (/[<>]/.test(whole)) faults.push(`bare ${whole} at ${match.index}`);
      if (/&(?!amp;|lt;|gt;)/.test(whole)) faults.push(`bare & in ${whole.slice(0, 40)}`);
      continue;
    }
    const allowed = Object.hasOwn(attributesOf, tag) ? attributesOf[tag] : undefined;
    if (!allowed) faults.push(`element ${tag}`);
    if (Boolean(selfClosing) !== empty.has(tag)) faults.push(`form of ${tag}`);
    if (slash) {
      if (open.pop() !== tag) faults.push(`end of ${tag}`);
      if (attributes) faults.push(`attributes at the end of ${tag}`);
    } else if (!selfClosing) open.push(tag);
    const seen = new Set<string>();
    for (const [, name = "", value = ""] of (attributes ?? "").matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
      if (seen.has(name)) faults.push(`twice ${name}`);
      seen.add(name);
      const rule = allowed && Object.hasOwn(allowed, name) ? allowed[name] : undefined;
      if (!rule?.test(value)) faults.push(`${tag} ${name}="${value}"`);
    }
    if (tag === "a" && !slash && seen.has("href") && seen.has("rel") === seen.has("class"))
      faults.push(`an odd link: ${whole}`);
  }
  if (open.length > 0) faults.push(`open: ${open.join(" ")}`);
  return faults;
}

/** Where the links go, as a browser reads them (references decoded). */
export function addressesIn(html: string): string[] {
  return [...html.matchAll(/<a(?: [a-z-]+="[^"<>]*")*? href="([^"<>]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  );
}

/** What a reader sees. */
export function textIn(html: string): string {
  return html
    .replaceAll("<br />", "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
