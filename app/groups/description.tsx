import { Fragment } from "react";

/** What a group says of itself: paragraphs and line breaks as they were typed, each in its own direction of writing. */
export function Description({ text }: { text: string }) {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph, at) => (
      <p key={at} dir="auto">
        {paragraph.split("\n").map((line, number) => (
          <Fragment key={number}>
            {number > 0 && <br />}
            {line}
          </Fragment>
        ))}
      </p>
    ));
}
