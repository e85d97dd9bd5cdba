import { readOnlyWords } from "../words/read-only";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { ReadingPageData } from "./reading-page.server";

/** Instead of the box, for those who cannot write here yet: the way in. */
export function Outside({ page: { viewer, way, group, text, closed, isGuest } }: { page: ReadingPageData }) {
  const [words, readOnly] = [useWords(readingWords), useWords(readOnlyWords)];
  const back = encodeURIComponent(`/t/${text.id}`);
  if (closed) return <p className="outside">{readOnly.closed[closed]}</p>;
  if (isGuest && way === "guest") return <p className="outside">{readOnly.guestReads}</p>;
  if (!viewer) {
    return (
      <p className="outside">
        <a className="btn primary" href={`/sign-in?to=${back}`}>
          {words.signInToComment}
        </a>
      </p>
    );
  }
  return (
    <p className="outside">
      {way === "waiting" ? (
        words.waiting
      ) : (
        <a className="btn primary" href={`/g/${group.slug}`}>
          {words.joinToComment}
        </a>
      )}
    </p>
  );
}
