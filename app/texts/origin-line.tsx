import { Fragment } from "react";
import { originWords } from "../words/origin";
import { useWords } from "../words/use-words";
import type { ShownOrigin } from "./origin";

/** Under the byline: when and where a text was published, and under what terms, as far as that is known. */
export function OriginLine({ origin: { published, source, licence } }: { origin: ShownOrigin }) {
  const words = useWords(originWords);
  const parts = [
    published && (
      <>
        {words.published} <time dateTime={published.date}>{published.words}</time>
      </>
    ),
    source && (
      <>
        {words.source}{" "}
        <a href={source.address} rel="noopener noreferrer nofollow">
          {source.host}
        </a>
      </>
    ),
    licence && <span dir="auto">{licence}</span>,
  ].filter(Boolean);
  return parts.length === 0 ? null : (
    <p className="origin">
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && " · "}
          {part}
        </Fragment>
      ))}
    </p>
  );
}
