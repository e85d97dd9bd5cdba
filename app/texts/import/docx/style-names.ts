/**
 * What a style is for, by its name. Word keeps the names of its own styles in English inside a file whatever language
 * it speaks, but other programs, and ids where the list of styles is missing, do not. Ids lose what is not ASCII
 * ("berschrift1").
 */

export type Role =
  | { kind: "heading"; level: number }
  | { kind: "title" | "subtitle" | "author" | "quote" | "caption" | "code" | "contents" | "body" };

/** Small letters without accents, blanks and signs: `Überschrift 1` and `berschrift1` differ in the first letter only. */
const plain = (name: string) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\s_.-]+/gu, "")
    .replaceAll("ł", "l")
    .replaceAll("ø", "o");

const setOf = (names: string) => new Set(names.split(" "));

const headings =
  /^(?:heading|head|h|uberschrift|berschrift|titre|titulo|ttulo|titolo|titol|kop|rubrik|overskrift|otsikko|naglowek|nagwek|nadpis|cimsor|cmsor|titlu|naslov|antraste|virsraksts|baslik|balk|заголовок|επικεφαλιδα|كعنوان|عنوان|כותרת|标题|標題|見出し|제목)([1-9])$/u;

const byName: [Set<string>, Role][] = [
  [
    setOf(
      "title titel titre titulo ttulo titolo titol tytul tytu nazev cim cm otsikko tittel titlu baslik konubasl название τιτλος 表題 标题 標題 제목 titleofbook booktitle documenttitle",
    ),
    { kind: "title" },
  ],
  [
    setOf(
      "subtitle untertitel soustitre subtitulo subttulo sottotitolo subtitol ondertitel undertitel underrubrik alaotsikko podtytul podtytu podtitul alcim alcm subtitlu altyazi подзаголовок υποτιτλος 副題 副标题 副標題 부제",
    ),
    { kind: "subtitle" },
  ],
  [setOf("author autor auteur autore auteurs authors byline verfasser автор"), { kind: "author" }],
  [
    setOf(
      "quote intensequote zitat intensiveszitat quotation quotations blockquote blockquotation blocktext citation citationintense cita citadestacada citazione citazioneintensa citaat duidelijkcitaat citat starktcitat strktcitat sitat sterktsitat lainaus erottuvalainaus cytat cytatintensywny citace vyraznycitat vrazncitt idezet idzet citacao citao citaointensa blocco extract epigraph цитата выделеннаяцитата 引用文 引用 明显引用 明顯引文 인용",
    ),
    { kind: "quote" },
  ],
  [
    setOf(
      "caption beschriftung legende lgende epigrafe descripcion descripcin didascalia bijschrift bildtext bildetekst billedtekst kuvateksti legenda titulek kepalairas kpalrs imagecaption tablecaption figurecaption figure illustration названиеобъекта подпись 図表番号 题注 標號 캡션",
    ),
    { kind: "caption" },
  ],
  [
    setOf(
      "code sourcecode codeblock htmlpreformatted htmlvorformatiert preformatted preformattedtext prformathtml preformatehtml verbatim macrotext listing codelisting",
    ),
    { kind: "code" },
  ],
  [
    setOf(
      "tocheading contentsheading inhaltsverzeichnisuberschrift inhaltsverzeichnisberschrift entetedetabledesmatieres entetedetabledesmatires",
    ),
    { kind: "contents" },
  ],
];

/** @returns null for a name that says nothing of this kind */
export function roleByName(name: string): Role | null {
  // Of a name with alternatives ("Heading 1,h1") the first counts.
  const called = plain(name.split(",")[0]!.slice(0, 100));
  const level = headings.exec(called)?.[1];
  if (level !== undefined) return { kind: "heading", level: Number(level) };
  return byName.find(([names]) => names.has(called))?.[1] ?? null;
}

const codes = setOf(
  "code inlinecode verbatimchar htmlcode htmlkeyboard htmlsample htmltypewriter htmlschreibmaschine sourcetext teletype codechar",
);

/** Whether a style of signs within a line is for code. */
export const isCodeName = (name: string) => codes.has(plain(name.slice(0, 100)));
