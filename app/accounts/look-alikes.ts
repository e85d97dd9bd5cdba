/**
 * Letters that are drawn like Latin ones, after UTS #39 (confusables.txt). A short table of our own: the alphabets a
 * Latin name can be dressed up in, and the digits that pass for letters. Full width, circled and mathematical
 * letters need no row, since NFKC turns them into plain ones. Where capital and small letter look like two (Ν as N,
 * ν as v), the capital decides, because it is the exact twin. Pure.
 */

/** Each letter with those drawn like it, small or capital. */
const drawnAlike =
  "a=аαɑᴀꓮᎪⲁ b=вьβʙƅꓐᏴⲃ c=сϲᴄꓚᏟⲥ d=ԁɗᴅꓓᎠ e=еεєҽᴇꓰᎬⲉ℮ f=ꜰꓝẝ g=ɡɢꓖᏀց h=һнηʜꓧᎻհⲏ i=іιɩɪıꓲӏ׀ⲓ j=јϳᴊꓙᎫ k=кκᴋꓗᏦⲕ l=ʟꓡᏞ " +
  "m=мμᴍꓟᎷⲙ n=пνɴꓠոⲛ o=оοօᴏꓳⲟ٥۵०০੦૦௦౦೦൦๐໐ p=рρᴘꓑᏢⲣ q=ԛզ r=гᴦʀꓣ s=ѕꜱꓢᏚ t=тτᴛꓔᎢⲧ u=սᴜꓴ v=ѵᴠꓦᏙ w=ԝѡωᴡꓪᎳ x=хχꓫⲭ " +
  "y=уγυүʏꓬᎩⲩ z=ζᴢꓜᏃ 3=зӡ 6=б";

const toLatin = new Map<string, string>();
for (const entry of drawnAlike.split(" ")) {
  const [latin = "", twins = ""] = entry.split("=");
  for (const twin of twins) toLatin.set(twin.toUpperCase().toLowerCase(), latin);
}

/** Plain signs that many typefaces draw alike. */
const plainTwins = new Map(Object.entries({ i: "l", "1": "l", "0": "o", m: "rn", w: "vv" }));

/**
 * Without case: through small letters and capitals, so that ß and its capital ẞ are ss, ſ is s and both sigmas are one;
 * dotted İ and dotless ı are i.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/i\u0307|ı/g, "i")
    .replaceAll("ς", "σ");
}

/** Folded, with letters of other alphabets as the Latin ones they look like. Plain letters and digits stay themselves. */
export function latinLook(text: string): string {
  const parts = fold(text.normalize("NFKC"))
    .normalize("NFKD")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  return Array.from(parts, (letter) => toLatin.get(letter) ?? letter)
    .join("")
    .normalize("NFC");
}

/** The same, with plain letters that look alike as one (0 and o; 1, i and l; m and rn): equal for what a reader may confuse. */
export function skeleton(text: string): string {
  return Array.from(latinLook(text), (letter) => plainTwins.get(letter) ?? letter).join("");
}
