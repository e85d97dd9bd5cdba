import { useEffect, useState } from "react";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import { draftsOf } from "./drafts";
import type { ReadingPageData } from "./reading-page.server";

/** Instead of the box, for those who cannot write here yet: the way in. */
export function Outside({ page: { viewer, text, why, way } }: { page: ReadingPageData }) {
  return (
    <>
      <p className="outside">
        {why || (
          <a className="btn primary" href={way[0]}>
            {way[1]}
          </a>
        )}
      </p>
      {viewer && <Kept textId={text.id} />}
    </>
  );
}

/** What one had begun to write while one still could: to be copied, since it cannot be sent. */
function Kept({ textId }: { textId: string }) {
  const words = useWords(readingWords);
  const [drafts, setDrafts] = useState<string[]>([]);
  useEffect(() => setDrafts(draftsOf(textId)), [textId]);
  return drafts.map((body) => (
    <label className="kept" key={body}>
      {words.kept}
      <textarea className="input" rows={3} readOnly dir="auto" value={body} />
    </label>
  ));
}
