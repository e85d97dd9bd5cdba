/** Minutes as an HTML file by itself: to print, to keep, to put elsewhere. No script, nothing fetched. Pure. */
import { escapeHtml } from "../comments/article-html";
import type { MinutesView } from "./minutes-view";

export const minutesStyle =
  "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.55 Georgia,serif;color:#16181d;background:#fff}" +
  "h1,h2,h3{line-height:1.25}h2{margin-top:2rem}a{color:inherit}h1,h2,h3{break-after:avoid}li{break-inside:avoid}@page{margin:2cm}@media print{body{margin:0;padding:0;max-width:none}}";

/**
 * @param parts their `html` is safe as it stands
 * @param site where the addresses in it lead
 * @param language BCP 47
 * @param foot paragraphs below all, as HTML
 */
export function minutesDocument(
  { session, parts }: Pick<MinutesView, "session" | "parts">,
  { site, language, foot = [] }: { site: string; language: string; foot?: string[] },
): string {
  const title = escapeHtml(session.title);
  const body = parts.map(({ level, heading, html }) => {
    const tag = `h${Math.min(6, Math.max(1, level))}`;
    return `${heading === "" ? "" : `<${tag}>${escapeHtml(heading)}</${tag}>`}\n${html}`;
  });
  return [
    `<!doctype html>\n<html lang="${escapeHtml(language)}">\n<head>\n<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<base href="${escapeHtml(site)}/">`,
    `<title>${title}</title>\n<style>${minutesStyle}</style>\n</head>\n<body>`,
    ...body,
    ...(foot.length > 0 ? ["<hr>", ...foot.map((said) => `<p>${said}</p>`)] : []),
    "</body>\n</html>\n",
  ].join("\n");
}
