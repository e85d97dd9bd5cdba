/** A page that needs nothing but itself: where there is none of ours around what has to be said. Pure. */
import { escapeHtml } from "../comments/article-html";

/** @param to where it leads on */
export const blandPage = (title: string, said: string[], to: { href: string; words: string }): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escapeHtml(title)} – Lectern</title></head><body><main><h1>${escapeHtml(title)}</h1>` +
  `${said.map((each) => `<p>${escapeHtml(each)}</p>`).join("")}<p><a href="${escapeHtml(to.href)}">${escapeHtml(to.words)}</a></p></main></body></html>`;
