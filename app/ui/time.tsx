import { useContext, useEffect, useState } from "react";
import { LanguageContext } from "../words/use-words";

type Form = (date: Date) => Intl.DateTimeFormatOptions;

/** A moment, as short as it can be told today. */
export const Time = ({ at }: { at: string }) => (
  <Moment at={at} utc={`${at.slice(0, 10)} ${at.slice(11, 16)} UTC`} form={moment} />
);

/** A day: what one remembers by its date, also on the day itself. */
export const Day = ({ at }: { at: string }) => <Moment at={at} utc={at.slice(0, 10)} form={day} />;

const dated = { year: "numeric", month: "short", day: "numeric" } as const;
const day: Form = () => dated;

/** Clocks differ a little: what has just happened is not ahead. */
const aMinute = 1 / 1440;

const moment: Form = (date) => {
  const days = (Date.now() - date.getTime()) / 86_400_000;
  // What lies ahead is waited for, so the hour counts, and whose hour it is.
  if (days < -aMinute) return { ...dated, hour: "2-digit", minute: "2-digit", timeZoneName: "short" };
  if (days < 1) return { timeStyle: "short" };
  if (days < 6) return { weekday: "short", hour: "2-digit", minute: "2-digit" };
  return day(date);
};

/**
 * The server does not know the reader's clock, so it writes UTC; the browser then writes the reader's own time. Doing
 * that during hydration would make React draw the whole page again.
 */
function Moment({ at, utc, form }: { at: string; utc: string; form: Form }) {
  const language = useContext(LanguageContext);
  const [local, setLocal] = useState<{ short: string; long: string } | null>(null);
  useEffect(() => {
    const date = new Date(at);
    setLocal({
      short: new Intl.DateTimeFormat(language, form(date)).format(date),
      long: new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" }).format(date),
    });
  }, [at, form, language]);
  return (
    <time dateTime={at} title={local?.long}>
      {local?.short ?? utc}
    </time>
  );
}
