/** What is different in the pictures of a block, said by their descriptions: its words say nothing of those among them. Pure. */
import { wordDiff, type Piece } from "../texts/word-diff";
import type { OldBlock } from "../texts/editions/carry";

/** As `pictureHtml` writes them. */
const picturesOf = ({ html = "" }: OldBlock): string[] => html.match(/<img [^<>]*>/g) ?? [];

export const showTheSame = (was: OldBlock, now: OldBlock): boolean =>
  picturesOf(was).join("") === picturesOf(now).join("");

/** The words, and behind them the pictures that are no longer there and those that have come, each in brackets. */
export function piecesOf(was: OldBlock, now: OldBlock): Piece[] {
  const words = wordDiff(was.text, now.text);
  // Of a picture by itself the words are its description.
  if (now.kind === "picture" && was.text !== now.text) return words;
  const [before, after] = [picturesOf(was), picturesOf(now)];
  const said = (is: "added" | "left out", all: string[], others: string[]): Piece[] =>
    all.filter((each) => !others.includes(each)).map((each) => ({ is, text: ` [${describedBy(each)}]` }));
  return [...words, ...said("left out", before, after), ...said("added", after, before)];
}

function describedBy(picture: string): string {
  const alt = / alt="([^"]*)"/.exec(picture)?.[1] ?? "";
  const words = alt.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  return words === "" ? "…" : words;
}
