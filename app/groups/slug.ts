/** The word a group has in its address. Pure. */
import { groupLimits } from "./group";

/** Addresses that pages and the API have, or may get, beside those of groups. */
const reserved = new Set(
  (
    "about account admin all api app assets everyone explore g group groups health help here home host i inbox invite invites lectern " +
    "legal log me member members mine moderator new notices operator privacy search session sessions settings sign-in sign-out sign-up " +
    "support system t terms text texts user users constructor prototype undefined null"
  ).split(" "),
);

export const isReservedSlug = (slug: string): boolean => reserved.has(slug);

export const isSlug = (slug: string): boolean =>
  slug.length >= groupLimits.slug.min && slug.length <= groupLimits.slug.max && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug);

/** A slug that says the name in plain letters; "" where none of it can be said so. */
export function slugOf(name: string): string {
  const plain = Array.from(name.normalize("NFKD").toLowerCase(), (letter) => spelled.get(letter) ?? letter).join("");
  const slug = plain
    .replace(/[\p{M}'’]/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, groupLimits.slug.max - 4)
    .replace(/^-+|-+$/g, "");
  return slug.length >= groupLimits.slug.min ? slug : "";
}

/** Close to ISO 9 and ISO 843 without their marks, plus what NFKD leaves whole. */
const spelled = new Map<string, string>(
  Object.entries({
    а: "a",
    б: "b",
    в: "v",
    г: "g",
    ґ: "g",
    д: "d",
    е: "e",
    є: "ye",
    ж: "zh",
    з: "z",
    и: "i",
    і: "i",
    й: "i",
    к: "k",
    л: "l",
    м: "m",
    н: "n",
    о: "o",
    п: "p",
    р: "r",
    с: "s",
    т: "t",
    у: "u",
    ф: "f",
    х: "kh",
    ц: "ts",
    ч: "ch",
    ш: "sh",
    щ: "shch",
    ъ: "",
    ы: "y",
    ь: "",
    э: "e",
    ю: "yu",
    я: "ya",
    ђ: "dj",
    ј: "j",
    љ: "lj",
    њ: "nj",
    ћ: "c",
    џ: "dz",
    α: "a",
    β: "v",
    γ: "g",
    δ: "d",
    ε: "e",
    ζ: "z",
    η: "i",
    θ: "th",
    ι: "i",
    κ: "k",
    λ: "l",
    μ: "m",
    ν: "n",
    ξ: "x",
    ο: "o",
    π: "p",
    ρ: "r",
    σ: "s",
    ς: "s",
    τ: "t",
    υ: "y",
    φ: "f",
    χ: "ch",
    ψ: "ps",
    ω: "o",
    ß: "ss",
    æ: "ae",
    ø: "o",
    œ: "oe",
    ł: "l",
    đ: "d",
    ð: "d",
    þ: "th",
    ı: "i",
  }),
);
