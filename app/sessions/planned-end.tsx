import { useContext } from "react";
import { classes } from "../ui/classes";
import { sessionEndWords } from "../words/session-end";
import { LanguageContext, useWords } from "../words/use-words";
import { useServerTime } from "./clocks";
import { eveningEnd } from "./evening-end";
import { useSessionPage } from "./session-context";

/** Until when, by the group's clock; and by how much what is left of the agenda, or the evening itself, is past it. */
export function PlannedEnd() {
  const { now, plan, clock } = useSessionPage();
  const words = useWords(sessionEndWords);
  const language = useContext(LanguageContext);
  const { end, past, over } = eveningEnd(now, plan, useServerTime(clock));
  const time = new Intl.DateTimeFormat(language, {
    ...{ timeZone: plan.timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).format(end);
  return (
    <span className={classes("planned-end", (over > 0 || past > 0) && "late")}>
      {words.until(time)}
      {over > 0 ? ` · ${words.over(over)}` : past > 0 ? ` · ${words.past(past)}` : null}
    </span>
  );
}
