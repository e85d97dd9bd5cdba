/** What may stand inside a quotation, an item, a cell or a note: paragraphs, lists, tables, code. Whole elements as HTML. */
import { codeHtml } from "../markdown-parser";
import { isPageNumber, paragraphsOf } from "./inline";
import { elementsOf, isElement, isHeading, isHidden, isWordless, nodesOf, tagOf } from "./tree";
import type { Walk } from "./parts";

/**
 * @param shape `paragraphs`: each in an element of its own; `loose`: a single paragraph stands bare, as in an item;
 *   `line`: no elements but breaks
 */
export function flowHtml(box: Element, walk: Walk, shape: "paragraphs" | "loose" | "line"): string {
  const pieces = piecesOf(box, walk);
  if (shape === "line") return pieces.map(({ bare }) => bare).join("<br>");
  if (shape === "loose" && pieces.filter(({ isParagraph }) => isParagraph).length === 1)
    return pieces.map(({ isParagraph, bare, html }) => (isParagraph ? bare : html)).join("");
  return pieces.map(({ html }) => html).join("");
}

/** `bare`: without the element around it. */
type Piece = { html: string; bare: string; isParagraph: boolean };

const paragraph = (bare: string): Piece => ({ html: `<p>${bare}</p>`, bare, isParagraph: true });

function piecesOf(box: Element, walk: Walk): Piece[] {
  const pieces: Piece[] = [];
  inTurn(box, walk, {
    loose: (nodes) => pieces.push(...paragraphsOf(nodes, walk.work, walk.notes, walk.base).map(paragraph)),
    block: (element) => pieces.push(...pieceOf(element, walk)),
  });
  return pieces;
}

/** What stands in a box, in its order: its blocks, and the loose nodes between them. What nobody sees is passed over. */
export function inTurn(
  box: Element,
  { blocks, work: { pages } }: Pick<Walk, "blocks" | "work">,
  take: { loose: (nodes: Node[]) => void; block: (element: Element) => void },
): void {
  let loose: Node[] = [];
  const flush = () => {
    if (loose.length > 0) take.loose(loose);
    loose = [];
  };
  for (let node = box.firstChild; node; node = node.nextSibling) {
    if (!isElement(node) || !blocks.has(node)) {
      loose.push(node);
      continue;
    }
    flush();
    if (isHidden(node) || isWordless(tagOf(node))) continue;
    if (isPageNumber(node)) pages.see(node);
    else take.block(node);
  }
  flush();
}

function pieceOf(element: Element, walk: Walk): Piece[] {
  const whole = (html: string) =>
    html === "" ? [] : [{ html, bare: html.replace(/<(?!img )[^<>]*>/g, " "), isParagraph: false }];
  const tag = tagOf(element);
  if (isHeading(tag))
    return piecesOf(element, walk).map(({ bare }) => ({
      html: `<p><strong>${bare}</strong></p>`,
      bare: `<strong>${bare}</strong>`,
      isParagraph: true,
    }));
  switch (tag) {
    case "ul":
    case "ol":
    case "menu":
    case "dir":
    case "dl":
      return whole(listHtml(element, walk));
    case "table":
      return whole(tableHtml(element, walk));
    case "blockquote": {
      const inside = flowHtml(element, walk, "paragraphs");
      return whole(inside && `<blockquote>${inside}</blockquote>`);
    }
    case "pre":
      return (element.textContent ?? "").trim() === "" ? [] : whole(codeHtml(element.textContent ?? ""));
    default:
      return piecesOf(element, walk);
  }
}

/** A list with its items; terms and what they mean are items too, the term in bold. */
export function listHtml(list: Element, walk: Walk): string {
  const items = tagOf(list) === "dl" ? terms(list, walk) : itemsOf(list, walk);
  if (items.length === 0) return "";
  walk.work.spend(items.length * 9);
  const inside = items.map((item) => `<li>${item}</li>`).join("");
  if (tagOf(list) !== "ol") return `<ul>${inside}</ul>`;
  const start = /^\d{1,9}$/.exec(list.getAttribute("start") ?? "")?.[0];
  return `<ol${start && start !== "1" ? ` start="${start}"` : ""}>${inside}</ol>`;
}

function itemsOf(list: Element, walk: Walk): string[] {
  const items: string[] = [];
  for (const node of nodesOf(list)) {
    if (!isElement(node)) {
      // Words between items belong to no item, and are kept all the same.
      if (node.nodeType === 3 && (node.textContent ?? "").trim() !== "")
        items.push(...paragraphsOf([node], walk.work, walk.notes, walk.base));
      continue;
    }
    if (isHidden(node) || isWordless(tagOf(node))) continue;
    // A list right inside a list, as old programs write it, belongs to the item before.
    const isList = tagOf(node) === "ul" || tagOf(node) === "ol";
    const html = isList ? listHtml(node, walk) : flowHtml(node, walk, "loose");
    if (html === "") continue;
    if (isList && items.length > 0) items[items.length - 1] += html;
    else items.push(html);
  }
  return items;
}

function terms(list: Element, walk: Walk): string[] {
  const items: string[] = [];
  const add = (box: Element) => {
    for (const element of elementsOf(box)) {
      const tag = tagOf(element);
      if (isHidden(element) || isWordless(tag)) continue;
      if (tag === "div") add(element);
      else if (tag === "dt") {
        const term = flowHtml(element, walk, "line");
        if (term !== "") items.push(`<p><strong>${term}</strong></p>`);
      } else {
        const meaning = flowHtml(element, walk, "paragraphs");
        if (items.length === 0) items.push(meaning);
        else items[items.length - 1] += meaning;
      }
    }
  };
  add(list);
  return items.filter((item) => item !== "");
}

/** Rows and cells; what spans several stands in the first. */
export function tableHtml(table: Element, walk: Walk): string {
  const rows: { cells: string; isHead: boolean }[] = [];
  for (const row of table.querySelectorAll("tr")) {
    if (nearestTable(row) !== table || isHidden(row)) continue;
    const elements = [...elementsOf(row)].filter((cell) => !isHidden(cell) && !isWordless(tagOf(cell)));
    const cells = elements.map((cell) => {
      const tag = tagOf(cell) === "th" ? "th" : "td";
      return `<${tag}>${flowHtml(cell, walk, "line")}</${tag}>`;
    });
    if (cells.every((cell) => /^<t[hd]><\/t[hd]>$/.test(cell))) continue;
    const isHead = rows.every((before) => before.isHead) && elements.every((cell) => tagOf(cell) === "th");
    rows.push({ cells: `<tr>${cells.join("")}</tr>`, isHead });
    walk.work.spend(20 * cells.length + 9);
  }
  if (rows.length === 0) return "";
  const part = (tag: string, isHead: boolean) => {
    const inside = rows.filter((row) => row.isHead === isHead).map(({ cells }) => cells);
    return inside.length ? `<${tag}>${inside.join("")}</${tag}>` : "";
  };
  return `<table>${part("thead", true)}${part("tbody", false)}</table>`;
}

/** The table that an element of it belongs to, where tables stand in tables. */
export function nearestTable(row: Element): Element | null {
  for (let at = row.parentElement; at; at = at.parentElement) if (tagOf(at) === "table") return at;
  return null;
}
