/**
 * linkedom, loaded when the first page is read: it takes longer to load than most texts take to read, and the thread that
 * reads them starts anew for each. Not by `import()`, since what reads words does not wait for anything.
 *
 * @see https://github.com/WebReflection/linkedom
 */
import { createRequire } from "node:module";
import type * as Linkedom from "linkedom";

let loaded: typeof Linkedom | null = null;
const linkedom = () => (loaded ??= createRequire(import.meta.url)("linkedom") as typeof Linkedom);

export const parseHtml = (source: string) => linkedom().parseHTML(source).document as unknown as Document;

export const parseXml = (source: string) =>
  new (linkedom().DOMParser)().parseFromString(source, "text/xml") as unknown as Document;
