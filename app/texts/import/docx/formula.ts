/** A formula as it can be said on a line: its signs in order, fractions, powers and roots by the signs for them. */
import { childOf, elementsIn, textIn, type XmlElement } from "./xml";

/** @param element `m:oMath` or what stands within one. (22.1) */
export function formulaWords(element: XmlElement): string {
  const part = (name: string) => {
    const child = childOf(element, name);
    return child ? formulaWords(child) : "";
  };
  switch (element.name) {
    case "m:t":
    case "w:t":
      return textIn(element);
    case "m:f":
      return `${grouped(part("m:num"))}/${grouped(part("m:den"))}`;
    case "m:sSup":
      return part("m:e") + raised("^", part("m:sup"));
    case "m:sSub":
      return part("m:e") + raised("_", part("m:sub"));
    case "m:sSubSup":
      return part("m:e") + raised("_", part("m:sub")) + raised("^", part("m:sup"));
    case "m:nary":
      return `${signOf(element, "m:naryPr", "m:chr", "∫")}${raised("_", part("m:sub"))}${raised("^", part("m:sup"))} ${part("m:e")}`;
    case "m:rad":
      return `${raised("", part("m:deg"))}√${grouped(part("m:e"))}`;
    case "m:d": {
      const inside = elementsIn(element).filter(({ name }) => name === "m:e");
      const between = signOf(element, "m:dPr", "m:sepChr", "|");
      return `${signOf(element, "m:dPr", "m:begChr", "(")}${inside.map(formulaWords).join(between)}${signOf(element, "m:dPr", "m:endChr", ")")}`;
    }
    case "m:func":
      return `${part("m:fName")} ${part("m:e")}`;
    case "m:m":
    case "m:eqArr":
      return elementsIn(element).map(formulaWords).filter(Boolean).join("; ");
    case "m:mr":
      return elementsIn(element).map(formulaWords).join(", ");
    default:
      return /Pr$|^w:(?:del|moveFrom)$/.test(element.name) ? "" : elementsIn(element).map(formulaWords).join("");
  }
}

const grouped = (words: string) => ([...words].length > 1 && !/^[\p{L}\p{N}]+$/u.test(words) ? `(${words})` : words);
const raised = (sign: string, words: string) => (words === "" ? "" : sign + grouped(words));

function signOf(element: XmlElement, properties: string, name: string, usual: string): string {
  const sign = childOf(childOf(element, properties), name);
  return sign ? (sign.attributes.get("m:val") ?? "") : usual;
}
