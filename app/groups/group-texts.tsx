import { Link } from "@remix-run/react";
import type { TextLineForReader } from "../comments/unread.server";
import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Pill } from "../ui/pill";
import { groupWords } from "../words/groups";
import { readOnlyWords } from "../words/read-only";
import { syllabusWords } from "../words/syllabus";
import { useWords } from "../words/use-words";
import { DueDay } from "./due-day";
import type { GroupView } from "./group";
import { HeatStrip } from "./heat-strip";

/** What a group reads, in its order; what is archived is folded away. */
export function GroupTexts({
  group,
  texts,
  today,
  mayOrder,
}: {
  group: GroupView;
  texts: TextLineForReader[];
  today: string;
  mayOrder: boolean;
}) {
  const [words, syllabus] = [useWords(groupWords), useWords(syllabusWords)];
  const here = `/g/${group.slug}`;
  if (texts.length === 0) {
    return (
      <EmptyState title={words.noTexts} text={mayOrder ? words.noTextsYours : words.noTextsTheirs}>
        {mayOrder && <LinkButton to={`${here}/texts/new`}>{words.addText}</LinkButton>}
      </EmptyState>
    );
  }
  const [current, archived] = [false, true].map((is) => texts.filter(({ state }) => (state === "archived") === is));
  return (
    <>
      <Lines texts={current ?? []} today={today} />
      {archived && archived.length > 0 && (
        <details className="fold">
          <summary>{syllabus.archivedTexts(archived.length)}</summary>
          <Lines texts={archived} today={today} />
        </details>
      )}
      {mayOrder && (
        <p>
          <Link to={`${here}/syllabus`}>{syllabus.edit}</Link>
        </p>
      )}
    </>
  );
}

function Lines({ texts, today }: { texts: TextLineForReader[]; today: string }) {
  const [words, readOnly] = [useWords(groupWords), useWords(readOnlyWords)];
  return (
    <ul className="list">
      {texts.map((text) => (
        <li key={text.id} className="row">
          <div>
            <Link
              className="t"
              to={text.here ? `${text.url}#p${text.here}` : text.url}
              lang={text.language === "und" ? undefined : text.language}
            >
              <bdi>{text.title}</bdi>
            </Link>{" "}
            {text.state === "locked" && <Pill>{readOnly.pill.locked}</Pill>}
            <p>
              {text.dueOn && (
                <>
                  <DueDay day={text.dueOn} today={today} />
                  {" · "}
                </>
              )}
              {text.byline && (
                <>
                  <bdi>{text.byline}</bdi>
                  {" · "}
                </>
              )}
              {[
                words.paragraphs(text.numbered),
                words.comments(text.comments),
                ...(text.here ? [words.hereAt(text.here)] : []),
              ].join(" · ")}
            </p>
          </div>
          <HeatStrip heat={text.heat} />
          {text.unread > 0 && <Pill tone="new">{words.fresh(text.unread)}</Pill>}
        </li>
      ))}
    </ul>
  );
}
