/** Drawings: which of two forms is meant, what pictures are called, and the text boxes among them. */
import { elementsIn, textIn, type XmlElement } from "./xml";

/** The newer form, unless it holds nothing; then the one for older programs. The two say the same. */
export function chosen(alternate: XmlElement): XmlElement[] {
  const forms = elementsIn(alternate);
  const choice = forms.find((form) => form.name === "mc:Choice" && says(form));
  return elementsIn(choice ?? forms.find(({ name }) => name === "mc:Fallback") ?? { ...alternate, children: [] });
}

const localOf = (name: string) => name.slice(name.indexOf(":") + 1);
/** A picture, a chart, a diagram: by what leads to it. */
const pictured = new Set(["blip", "imagedata", "chart", "relIds", "OLEObject"]);

const says = (element: XmlElement): boolean =>
  ["w:t", "m:t", "w:footnoteReference", "w:endnoteReference"].includes(element.name) ||
  pictured.has(localOf(element.name)) ||
  elementsIn(element).some(says);

/** What each picture is called; empty where it is called nothing. Shapes that only adorn are none. `id`: of what holds it. */
export function picturesIn(drawing: XmlElement): { words: string; id: string | null }[] {
  const pictures: { words: string; id: string | null }[] = [];
  const walk = (element: XmlElement, called: string) => {
    for (const child of formsOf(element)) {
      const local = localOf(child.name);
      if (local === "txbxContent") continue;
      const words = child.attributes.get("alt") ?? nameIn(child) ?? called;
      if (pictured.has(local)) {
        // An object that a program put in has a picture of itself beside it.
        if (local !== "OLEObject")
          pictures.push({ words: words || (titleOf(child) ?? ""), id: holderOf(child, local) });
      } else walk(child, words);
    }
  };
  walk({ name: "", attributes: new Map(), children: [drawing] }, "");
  return pictures.map(({ words, id }) => ({ words: words.slice(0, 2000).trim(), id }));
}

/** Charts and diagrams are drawn by the program that shows them: there is no picture of them in the file. */
const holderOf = ({ attributes }: XmlElement, local: string): string | null =>
  (local === "blip" ? attributes.get("r:embed") : local === "imagedata" ? attributes.get("r:id") : null) ?? null;

/** `wp:docPr` stands beside the picture it describes. */
function nameIn(element: XmlElement): string | undefined {
  const described = elementsIn(element).find(({ name }) => name === "wp:docPr");
  const words = described && (described.attributes.get("descr")?.trim() || described.attributes.get("title")?.trim());
  return words || undefined;
}

const titleOf = ({ attributes }: XmlElement) => attributes.get("?:title");

/** The blocks of each text box, outermost only: those within come with their own paragraphs. */
export function textBoxesIn(drawing: XmlElement): XmlElement[][] {
  const boxes: XmlElement[][] = [];
  const walk = (element: XmlElement) => {
    for (const child of formsOf(element)) {
      if (localOf(child.name) === "txbxContent") {
        if (textIn(child).trim() !== "" || says(child)) boxes.push(elementsIn(child));
      } else walk(child);
    }
  };
  walk(drawing);
  return boxes;
}

const formsOf = (element: XmlElement) =>
  element.name === "mc:AlternateContent" ? chosen(element) : elementsIn(element);
