import { useContext } from "react";
import { syllabusWords } from "../words/syllabus";
import { LanguageContext, useWords } from "../words/use-words";

/** The day a text is to be read by: a day of the calendar, the same wherever one is. */
export function DueDay({ day, today }: { day: string; today: string }) {
  const words = useWords(syllabusWords);
  const language = useContext(LanguageContext);
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const shown = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
  return (
    <>
      {day < today ? words.past : words.readBy} <time dateTime={day}>{day === today ? words.today : shown}</time>
    </>
  );
}
