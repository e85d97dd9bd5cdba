import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { addTextWords } from "../words/add-text";
import { useWords } from "../words/use-words";
import { AddTextForm, type AddTextValues, type AddToGroup } from "./add-text-form";
import type { ShownOutline, ShownSection } from "./add-text.server";
import { isFileFormat } from "./text";

/** What an import would make, before anything is stored, and the form to go on with. */
export function OutlinePage({
  group,
  outline,
  values,
}: {
  group: AddToGroup;
  outline: ShownOutline;
  values: AddTextValues;
}) {
  const words = useWords(addTextWords);
  const { title, format, warnings, sections, paragraphs, isCut } = outline;
  return (
    <Page narrow title={words.outlineTitle} lead={words.outlineOf(sections.length, paragraphs)}>
      {warnings.length > 0 && (
        <Notice tone="warn">
          <div>
            <h2>{words.warnings}</h2>
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </div>
        </Notice>
      )}
      <AddTextForm group={group} values={values} found={{ title: title !== null, isFile: isFileFormat(format) }} />
      <section aria-labelledby="found-sections">
        <h2 id="found-sections">{words.sections}</h2>
        {sections.length === 1 && sections[0]?.heading === null && <p>{words.noSections}</p>}
        {sections.map((section, at) => (
          <Section key={at} section={section} open={sections.length <= 3} />
        ))}
        {isCut && <p className="hint">{words.notAll}</p>}
      </section>
    </Page>
  );
}

function Section({ section: { heading, level, from, to, lines }, open }: { section: ShownSection; open: boolean }) {
  const words = useWords(addTextWords);
  return (
    <details className={`fold found level-${Math.min(level, 4)}`} open={open}>
      <summary>
        <span className="heading" dir="auto">
          {heading ?? words.beforeHeading}
        </span>
        {from !== null && to !== null && <span className="pill">{words.range(from, to)}</span>}
      </summary>
      <ul className="found-lines">
        {lines.map(({ number, kind, text }, at) => (
          <li key={at}>
            <span className="num">{number ?? ""}</span>
            <span dir="auto">
              {words.kinds[kind] && <span className="tag">{words.kinds[kind]} </span>}
              {text}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
