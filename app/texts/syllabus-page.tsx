import { Form } from "@remix-run/react";
import { DueDay } from "../groups/due-day";
import { Button, LinkButton } from "../ui/button";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { readOnlyWords } from "../words/read-only";
import { syllabusWords } from "../words/syllabus";
import { useWords } from "../words/use-words";
import type { TextLine } from "./text";

/** The texts of a group in order, each with buttons that move it: plain forms, so it works without a script. */
export function SyllabusPage({ group, texts, today }: { group: { slug: string }; texts: TextLine[]; today: string }) {
  const [words, readOnly] = [useWords(syllabusWords), useWords(readOnlyWords)];
  return (
    <Page
      narrow
      title={words.title}
      lead={words.lead}
      actions={<LinkButton to={`/g/${group.slug}`}>{words.toGroup}</LinkButton>}
    >
      {texts.length === 0 && <p>{words.none}</p>}
      <ol className="list">
        {texts.map((text, at) => (
          <li key={text.id} className="row" id={`text-${text.id}`}>
            <div>
              {at + 1}. <bdi>{text.title}</bdi> {text.state !== "open" && <Pill>{readOnly.pill[text.state]}</Pill>}
              {text.dueOn && (
                <p>
                  <DueDay day={text.dueOn} today={today} />
                </p>
              )}
            </div>
            <div className="btns end">
              <Move text={text} to={at} label={words.up} name={words.upOf(text.title)} isEnd={at === 0} />
              <Move
                text={text}
                to={at + 2}
                label={words.down}
                name={words.downOf(text.title)}
                isEnd={at === texts.length - 1}
              />
              <LinkButton small quiet to={`/t/${text.id}/settings`} aria-label={words.settingsOf(text.title)}>
                {words.settings}
              </LinkButton>
            </div>
          </li>
        ))}
      </ol>
    </Page>
  );
}

function Move({
  text,
  to,
  label,
  name,
  isEnd,
}: {
  text: TextLine;
  to: number;
  label: string;
  name: string;
  isEnd: boolean;
}) {
  return (
    <Form method="post" action={`/t/${text.id}/position`} preventScrollReset>
      {/* Not disabled at the ends: a button that loses the focus loses whoever works by keyboard. */}
      <Button small aria-label={name} aria-disabled={isEnd || undefined} name="position" value={Math.max(1, to)}>
        {label}
      </Button>
    </Form>
  );
}
