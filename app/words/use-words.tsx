import { createContext, useContext } from "react";
import type { Catalogue, Language } from "./words";

/** The language of this page, provided once by `root.tsx`. */
export const LanguageContext = createContext<Language>("en");

/** The words of a room in the language of this page. */
export function useWords<Words>(catalogue: Catalogue<Words>): Words {
  return catalogue[useContext(LanguageContext)];
}
