/** What a single line looks like: a break, a caption, a heading, a note. Each test looks at a bounded length only. */

/** `* * *`, `———`, `⁂`: signs between parts, without words. */
export const isBreak = (line: string) => line.length <= 200 && /^[\s*•·—–\-_=~#⁂]+$/.test(line);

/** `[1] …`: the label and what follows. Only the start is looked at. */
export function noteOf(line: string): { label: string; rest: string } | null {
  const match = /^\[(\d{1,4}|\*{1,3})\]\s{1,8}(?=\S)/.exec(line);
  return match ? { label: match[1]!, rest: line.slice(match[0].length) } : null;
}

// A credit ends the line, or a source is named. Agencies only in capitals: "AP" is, "ap" may be a word.
const licence =
  /(?:^|[^\p{L}])(?:public domain|cc0|cc[ -]by(?:[ -](?:sa|nc|nd))*(?:[ -]\d\.\d)?|wikimedia commons|gemeinfrei|domaine public|dominio público|общественное достояние)[)\]]?$/iu;
const credit =
  /(?:^|[.,;(–—|-]\s{0,3})(?:©|\(c\)|photo(?:graph)?s?(?: by| courtesy of)?:|image(?: by| courtesy of)?:|photo(?:graph)? by |image by |source:|courtesy(?: of)?:|courtesy of |credit:|foto:|quelle:|bild:|фото:|источник:)/iu;
const agency =
  /[,/(–—-]\s{0,2}(?:AP|AFP|EPA|TASS|DPA|UPI|ANP|PA|Reuters|Getty Images|Magnum(?: Photos)?|Library of Congress)[)\]]?$/u;
const figure = /^(?:fig(?:ure|\.)|abb(?:ildung|\.)|illustration|plate|рис\.|table)\s{0,2}\d{1,3}(?:\.\d{1,3})?[.:]\s/iu;

/** Whether a paragraph below a picture is the one that explains it. */
export const isFigure = (text: string): boolean => text.length <= 1000 && numberedFigure.test(text);
const numberedFigure =
  /^(?:fig(?:ure|\.)?|abb(?:ildung|\.)|tab(?:le|elle|\.)|illustration|ill\.|plate|bild|foto|рис\.|табл\.)\s{0,2}\d{1,3}(?:[.-]\d{1,3})?[a-z]?\s?(?:[.:|–—]|$)/iu;

/** A line that explains a picture, or credits it. Asked before `headingOf`, which would take it. */
export function isCaption(line: string): boolean {
  if (line.length > 300 || countWords(line) > 25) return false;
  return licence.test(line) || agency.test(line) || credit.test(line) || figure.test(line);
}

/** A bare number or designator waits for its title in the next line; the levels order parts above chapters. */
export type Heading = { rank: "part" | "chapter" | "plain"; bare: boolean; numbered: boolean };

const roman = "(?=[IVXLC])(?:XC|XL|L?X{0,4}|C)(?:IX|IV|V?I{0,4})";
const designator = new RegExp(
  `^(?:(part|book|volume|teil|buch|band|partie|livre|parte|libro|часть|книга|том)|(chapter|kapitel|chapitre|capítulo|capitolo|hoofdstuk|rozdział|kapitola|глава|section|abschnitt|act|scene|letter|lecture|canto))\\s{1,3}` +
    `(?:${roman}|\\d{1,3}|the (?:first|second|third|fourth|fifth|last)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|первая|вторая|третья|четвертая|четвёртая|пятая)` +
    `([.:]?)(?=$|\\s|[.:—–-])(.*)$`,
  "iu",
);
const bareNumber = new RegExp(`^(?:${roman}|§?\\s?\\d{1,3})\\.?$`);
const enumerator = new RegExp(`^(?:§\\s?)?(?:\\d{1,3}(?:\\.\\d{1,3}){0,3}[.)]?|${roman}[.)]|[A-Z]\\))\\s{1,4}(?=\\S)`);

/** Whether a line standing alone is a heading, and of which rank; null when it is not. */
export function headingOf(line: string): Heading | null {
  if (line.length > 100 || line.length === 0 || countWords(line) > 14) return null;
  const named = designator.exec(line);
  if (named && isTitle(named[4]!.replace(/^[\s.:—–-]+/, ""), true)) {
    const bare = !/[\p{L}\p{N}]/u.test(named[4]!);
    return { rank: named[1] ? "part" : "chapter", bare, numbered: true };
  }
  if (bareNumber.test(line) && !/^\d{3}$/.test(line)) return { rank: "chapter", bare: true, numbered: true };
  const number = enumerator.exec(line)?.[0];
  return isTitle(line.slice(number?.length ?? 0), false)
    ? { rank: "plain", bare: false, numbered: number !== undefined }
    : null;
}

function isTitle(words: string, mayBeEmpty: boolean): boolean {
  words = words.replace(/(?:\[\d{1,4}\]){1,5}$/, "");
  if (words === "") return mayBeEmpty;
  if (!/^[¿¡]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(words)) return false;
  if (/[.:;,…。、；：，،؛–—-]["”’»)]?$/u.test(words)) return false;
  // Scripts without capitals say less about themselves: only what is really short.
  if (/^\p{Lo}/u.test(words) && words.length > 40) return false;
  return !hasSentenceEnd(words);
}

const shortened =
  /(?:^|[\s(.])(?:\p{L}|Dr|Mr|Mrs|Ms|St|No|Nos|Nr|Vol|Vols|Ch|Pt|Jr|Sr|Prof|Gen|Col|Capt|Rev|Hon|vs|ed|eds|cf|ca|Fig|Bd|Hrsg|им|св|гл|стр)$/u;

function hasSentenceEnd(words: string): boolean {
  if (/[。！？؟।]./u.test(words)) return true;
  for (const match of words.matchAll(/([.!?…])["”’»)]?\s+["“‘«(¿¡]?[\p{Lu}\p{N}]/gu)) {
    if (match[1] !== "." || !shortened.test(words.slice(0, match.index))) return true;
  }
  return false;
}

function countWords(line: string): number {
  return line.split(" ").filter(Boolean).length;
}
