import { Button } from "../ui/button";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { ItemClock } from "./clocks";
import { CommandForm } from "./command-form";
import type { ItemNow, SessionNow } from "./now";
import { useSessionPage } from "./session-context";

/** The one button that moves everybody on; null where nothing runs and nothing is left. */
export function GoOn({ single }: { single?: string }) {
  const { now } = useSessionPage();
  const words = useWords(liveSessionWords);
  const [coming, current] = [followingOf(now), currentOf(now)];
  if (now.state !== "live" || !(coming || current)) return null;
  return (
    <CommandForm ask="next" fields={{ from: now.item }} {...(single !== undefined && { single })}>
      <Button primary wide className="go-on">
        {coming ? (current ? words.nextIs(coming.title) : words.begin(coming.title)) : words.nextNone}{" "}
        {single !== undefined && <kbd aria-hidden>{single}</kbd>}
      </Button>
    </CommandForm>
  );
}

/** On a phone the agenda is far down: how long its item still has, and the way on, go along at the top of the window. */
export function PhoneGoOn() {
  const { now } = useSessionPage();
  const current = currentOf(now);
  if (now.state !== "live") return null;
  return (
    <div className="phone-go-on">
      {current && <ItemClock item={current} plain />}
      <GoOn />
    </div>
  );
}

const currentOf = ({ agenda, item }: Pick<SessionNow, "agenda" | "item">): ItemNow | undefined =>
  agenda.find(({ id }) => id === item);

/** The first that waits behind the one that runs, else the first that waits at all: as the server goes on. */
function followingOf({ agenda, item }: Pick<SessionNow, "agenda" | "item">): ItemNow | undefined {
  const waits = ({ state }: ItemNow) => state === "waiting";
  return agenda.slice(agenda.findIndex(({ id }) => id === item) + 1).find(waits) ?? agenda.find(waits);
}
