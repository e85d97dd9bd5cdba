import { liveSessionWords } from "../words/session-live";
import { wallWords } from "../words/session-wall";
import { useWords } from "../words/use-words";
import { useServerTime } from "./clocks";
import { clockOf } from "./server-clock";
import { useSessionPage } from "./session-context";
import { useFit } from "./use-fit";

/** Longer than that before it begins, the day tells more than a clock. Milliseconds. */
const counts = 24 * 3_600_000;

/** Where no paragraph is on the wall: what is discussed; before it begins when that is; when it is over, what to do now. */
export function WallCover({ when, isOff }: { when: string; isOff: boolean }) {
  const { now, plan } = useSessionPage();
  const [words, live] = [useWords(wallWords), useWords(liveSessionWords)];
  const item = now.agenda.find(({ id }) => id === now.item);
  const [isOver, isPlanned] = [now.state === "ended", now.state === "planned" && !isOff];
  const prompt = isOver || isPlanned || isOff ? "" : (item?.prompt ?? "");
  const ref = useFit<HTMLDivElement>(`${now.state} ${item?.id} ${prompt.length}`);
  return (
    <div ref={ref} className="words cover large">
      <p className="title" dir="auto">
        {(!isOver && item?.title) || plan.title}
      </p>
      {prompt && (
        <p className="prompt" dir="auto">
          {prompt}
        </p>
      )}
      {isOff && <p className="prompt">{words.isOff}</p>}
      {isPlanned && (
        <>
          <p className="prompt">{when}</p>
          <Countdown to={Date.parse(plan.startsAt)} />
        </>
      )}
      {isOver && (
        <>
          <p className="prompt">{live.overTitle}</p>
          <p className="prompt">{words.overWhat}</p>
        </>
      )}
    </div>
  );
}

function Countdown({ to }: { to: number }) {
  const words = useWords(wallWords);
  const left = to - useServerTime(useSessionPage().clock);
  if (left > counts) return null;
  if (left <= 0) return <p className="prompt">{words.beginsSoon}</p>;
  return (
    <p className="countdown" role="timer">
      {words.beginsIn} <span className="clock">{clockOf(left + 999)}</span>
    </p>
  );
}
