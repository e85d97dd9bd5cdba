import { Button } from "../ui/button";
import { reviewWords } from "../words/review";
import { useWords } from "../words/use-words";
import type { ReviewPageData } from "./review-page.server";
import { useTicks } from "./use-ticks";

/** The sections as links, each with a box to leave it out. */
export function ReviewOutline({ page: { id, version, outline, isWhole, section } }: { page: ReviewPageData }) {
  const words = useWords(reviewWords);
  const form = useTicks(id);
  const [only] = outline;
  const isOne = outline.length === 1 && only?.heading === null;
  return (
    <section className="review-outline" aria-labelledby="review-outline">
      <h2 id="review-outline">{words.outline}</h2>
      {isOne && <p>{words.noHeading}</p>}
      {!isOne && outline.length > 0 && (
        <form ref={form} method="post" action={`/imports/${id}/corrections/leave-out`}>
          <input type="hidden" name="version" value={version} />
          <p className="hint">{words.outlineHint}</p>
          <ol>
            {outline.map((line) => {
              const heading = line.heading ?? words.beforeHeading;
              const isHere = !isWhole && line.section === section;
              return (
                <li key={line.section} className={`level-${Math.min(line.level, 4)}`}>
                  <label>
                    <input
                      type="checkbox"
                      name="section"
                      value={line.section}
                      aria-label={words.tick(heading)}
                      data-heading={heading}
                    />
                  </label>
                  <a href={line.href} aria-current={isHere ? "true" : undefined}>
                    <span dir="auto">{heading}</span>
                    {line.from !== null && line.to !== null && (
                      <span className="range">{words.range(line.from, line.to)}</span>
                    )}
                  </a>
                </li>
              );
            })}
          </ol>
          <Button small>{words.leaveOut}</Button>
        </form>
      )}
    </section>
  );
}
