/** The log for members as files: a table, data, and a feed. */
import { escapeHtml } from "../comments/article-html";
import { absolute } from "../mail/links.server";
import { actionWords } from "../words/moderation-acts";
import { publicLogWords } from "../words/public-log";
import type { LogFilter, LogLine } from "./public-log";
import { newsOf, wholeLog, type LogScope } from "./public-log.server";

const headers = (type: string, fileName: string) => ({
  "Content-Type": `${type}; charset=utf-8`,
  "Content-Disposition": `attachment; filename="${fileName}"`,
  "Cache-Control": "private, no-store",
  "X-Robots-Tag": "noindex",
});

/** Written line by line, so that its length does not matter to the memory. */
export function fileOf(pieces: AsyncGenerator<string>, type: string, fileName: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers: headers(type, fileName) });
}

/** As a cell of a table: what a spreadsheet would take for a formula, in full width too, begins with an apostrophe (OWASP, CSV injection). */
export function cell(value: string | number | null): string {
  const said = value === null ? "" : String(value);
  const safe = typeof value === "string" && /^[\s]*[=+\-@\t\r＝＋－＠]/u.test(said) ? `'${said}` : said;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const columns: Array<[string, (line: LogLine) => string | number | null]> = [
  ["number", ({ number }) => number],
  ["at", ({ at }) => at],
  ["action", ({ kind }) => kind],
  ["role", ({ role }) => role],
  ["by", ({ by }) => by?.name ?? null],
  ["rule", ({ rule }) => rule?.number ?? null],
  ["rule_version", ({ rule }) => rule?.version ?? null],
  ["rule_title", ({ rule }) => rule?.title ?? null],
  ["reason", ({ reason }) => reason],
  ["text", ({ text }) => text?.title ?? null],
  ["comment", ({ comment }) => comment],
  ["until", ({ until }) => until],
  ["words", ({ words }) => words],
  ["state", ({ state }) => state],
  [
    "later",
    ({ fates }) => fates.map(({ at, what, reason }) => [at, what, reason].filter(Boolean).join(" ")).join("; "),
  ],
  ["seal", ({ seal }) => seal],
];

async function* rowsOf(scope: LogScope, filter: LogFilter): AsyncGenerator<string> {
  yield `${columns.map(([name]) => name).join(",")}\r\n`;
  for await (const line of wholeLog(scope, filter)) yield `${columns.map(([, of]) => cell(of(line))).join(",")}\r\n`;
}

/** RFC 4180. */
export const logCsv = (scope: LogScope, filter: LogFilter): Response =>
  fileOf(rowsOf(scope, filter), "text/csv", "moderation-log.csv");

async function* dataOf(scope: LogScope, filter: LogFilter): AsyncGenerator<string> {
  const head = { format: "lectern-moderation-log", version: 1, group: scope.group.slug };
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`;
  let before = "";
  for await (const line of wholeLog(scope, filter)) {
    yield before + JSON.stringify(line);
    before = ",\n";
  }
  yield "]}\n";
}

export const logJson = (scope: LogScope, filter: LogFilter): Response =>
  fileOf(dataOf(scope, filter), "application/json", "moderation-log.json");

type Entry = { id: string; at: string; title: string; text: string; url: string };

/**
 * RFC 4287. What became of an action is an entry of its own: a feed tells it as news.
 *
 * @param self where it is fetched from; null: that is a secret, which readers show and share
 */
export async function logAtom(
  scope: LogScope,
  { self }: { self: string | null } = { self: absolute(`/g/${scope.group.slug}/log.atom`) },
): Promise<Response> {
  const [words, acts] = [publicLogWords.en, actionWords.en];
  const { slug, name } = scope.group;
  const entries = (await newsOf(scope, 50))
    .flatMap((line): Entry[] => {
      const url = absolute(`/g/${slug}/log?number=${line.number}`);
      const cited = words.number(line.number);
      const said = [
        words.byRole(acts.roles[line.role] ?? line.role),
        ...(line.rule ? [words.rule(line.rule.number, line.rule.title)] : []),
        line.reason,
      ];
      const first = {
        id: url,
        at: line.at,
        title: `${cited}: ${words.did[line.kind] ?? ""}`,
        text: said.join("\n"),
        url,
      };
      return [
        first,
        ...line.fates.map(({ at, what, reason }) => ({
          ...{ id: `${url}#${what}-${at}`, at, title: `${cited}: ${words.fate[what]}`, text: reason, url },
        })),
      ];
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, 50);
  const page = absolute(`/g/${slug}/log`);
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${escapeHtml(page)}</id><title>${plain(words.feedTitle(name))}</title>`,
    `<updated>${entries[0]?.at ?? scope.group.createdAt.toISOString()}</updated><author><name>${plain(name)}</name></author>`,
    `<link href="${escapeHtml(page)}"/>${self === null ? "" : `<link rel="self" href="${escapeHtml(self)}"/>`}`,
    ...entries.map(
      ({ id, at, title, text, url }) =>
        `<entry><id>${escapeHtml(id)}</id><title>${plain(title)}</title><updated>${at}</updated>` +
        `<link href="${escapeHtml(url)}"/><content type="text">${plain(text)}</content></entry>`,
    ),
    "</feed>\n",
  ].join("\n");
  return new Response(body, {
    headers: { ...headers("application/atom+xml", "moderation-log.atom"), "Content-Disposition": "inline" },
  });
}

/** XML 1.0 has no control characters. */
const plain = (text: string) => escapeHtml(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""));
