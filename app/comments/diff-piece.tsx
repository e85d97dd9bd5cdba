import { VisuallyHidden } from "../ui/visually-hidden";
import { commentPageWords } from "../words/comment-pages";
import { useWords } from "../words/use-words";
import type { Piece } from "../texts/word-diff";

/** A piece of a difference. Screen readers do not say that something was inserted or deleted unless it is written. */
export function DiffPiece({ piece: { is, text } }: { piece: Piece }) {
  const words = useWords(commentPageWords);
  if (is === "same") return text;
  const said = (
    <>
      <VisuallyHidden>{is === "added" ? words.added : words.leftOut} </VisuallyHidden>
      {text}
      <VisuallyHidden> {words.end} </VisuallyHidden>
    </>
  );
  return is === "added" ? <ins>{said}</ins> : <del>{said}</del>;
}
