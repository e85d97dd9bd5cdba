/** What a Word document says of itself beside its text: title, author, language. Often it says what the program made up. */
import { bylineOf, titleOf } from "../front-matter";
import { childOf, textIn, type XmlElement } from "./xml";

export type Core = { title: string | null; byline: string | null; language: string | null };

const emptyTitle =
  /^(?:microsoft word\b.*|(?:document|dokument|documento|документ)\s?\d*|untitled.*|unbenannt.*|word document|.*\.(?:docx?|dotx?|rtf|odt|tmp))$/i;
/** Accounts and libraries, not people. */
const emptyName =
  /^(?:admin|administrator|user|benutzer|owner|author|autor|unknown|un-named|microsoft(?: office)?(?: user| account)?|microsoft-konto|python-docx|apache poi|docx4j|openxml|windows user|windows-benutzer|пользователь(?: windows)?|hp|dell|lenovo|pc|asus|acer)$/i;

export function coreOf(root: XmlElement | null): Core {
  const said = (name: string) => {
    const element = root ? childOf(root, name) : undefined;
    return element ? textIn(element).trim() : "";
  };
  const [title, names] = [said("dc:title"), said("dc:creator")];
  return {
    title: emptyTitle.test(title) ? null : titleOf(title),
    byline: emptyName.test(names)
      ? null
      : bylineOf(
          names
            .split(/\s*;\s*/)
            .filter(Boolean)
            .join(", "),
        ),
    language: said("dc:language") || null,
  };
}
