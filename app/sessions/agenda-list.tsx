import { classes } from "../ui/classes";
import { sessionPageWords } from "../words/session-pages";
import { useWords } from "../words/use-words";
import type { AgendaLine } from "./planned-page.server";

/** What is planned, in order, with the minutes it is to take. */
export function AgendaList({ agenda, minutes }: { agenda: AgendaLine[]; minutes: number }) {
  const words = useWords(sessionPageWords);
  return (
    <>
      <ol className="agenda">
        {agenda.map((item) => (
          <li key={item.id}>
            <AgendaText item={item} />
            <span className="num">{words.min(item.minutes)}</span>
          </li>
        ))}
      </ol>
      <p className={classes("hint", totalOf(agenda) > minutes && "over")}>
        {words.agendaTotal(totalOf(agenda), minutes)}
      </p>
    </>
  );
}

export const totalOf = (agenda: AgendaLine[]): number => agenda.reduce((sum, { minutes }) => sum + minutes, 0);

/** Title, mode and passage of an item. */
export function AgendaText({ item }: { item: AgendaLine }) {
  const words = useWords(sessionPageWords);
  const { passage } = item;
  return (
    <div>
      <b>
        <bdi>{item.title}</bdi>
      </b>
      <p>
        {/* A break is called “Break” by most. */}
        {item.title !== words.modes[item.mode] && words.modes[item.mode]}
        {passage && (
          <>
            {item.title !== words.modes[item.mode] && " · "}
            <a href={passage.href}>
              <bdi>{passage.title}</bdi>, {words.paragraphs(passage.from, passage.to)}
            </a>{" "}
            <q dir="auto">{passage.words}</q>
          </>
        )}
      </p>
      {item.prompt && (
        <p className="prompt" dir="auto">
          {item.prompt}
        </p>
      )}
    </div>
  );
}
