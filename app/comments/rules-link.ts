/** The way from a box one writes in to what one agrees to by writing. */
import { ruleWords } from "../words/rules";
import type { Language } from "../words/words";

/** Its address with its words: composed on the server, so that the page's scripts need not know them. */
export const rulesLink = (slug: string, language: Language): [href: string, text: string] => [
  `/g/${slug}/rules`,
  ruleWords[language].ofGroup,
];
