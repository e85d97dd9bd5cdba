import { Button } from "../ui/button";
import { modeWords, type ModeWords } from "../words/session-modes";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { GroupList } from "./group-list";
import type { RoundNow } from "./now";
import { useSessionPage } from "./session-context";

/** What the kind of item that runs means for whoever looks: when they are called, and with whom they talk. */
export function MyMode() {
  const { now } = useSessionPage();
  return (
    <>
      {now.round && <MyRound round={now.round} />}
      {now.groups && <MyGroup />}
    </>
  );
}

function MyRound({ round }: { round: RoundNow }) {
  const { now, me, may } = useSessionPage();
  const words = useWords(modeWords);
  const { waiting, speaks } = round;
  const at = waiting.findIndex(({ id }) => id === me?.id);
  const isMine = speaks !== null && speaks.id === me?.id;
  return (
    <section className="panel round-panel" aria-labelledby="my-round">
      <h2 id="my-round" tabIndex={-1}>
        {words.round}
      </h2>
      {speaks && !isMine && <p>{words.roundSpeaks(speaks.name)}</p>}
      <p role="status">
        <b>{isMine ? words.roundYours : mineOf(at, words)}</b>{" "}
        <span className="faint">{words.roundWaits(waiting.length)}</span>
      </p>
      {may !== "listen" && isMine && (
        <CommandForm ask="next-in-round" fields={{ from: now.turn?.id ?? null }} mints={["turn"]}>
          <Button primary wide>
            {words.roundHandOn(waiting[0]?.name ?? null)}
          </Button>
        </CommandForm>
      )}
      {/* Also of whoever is muted: they are called as well. */}
      {me && at >= 0 && (
        <CommandForm ask="pass-round" fields={{ person: me.id }}>
          <Button>{words.roundPass}</Button>
          <p className="hint">{words.roundPassHint}</p>
        </CommandForm>
      )}
    </section>
  );
}

const mineOf = (at: number, words: ModeWords): string =>
  at < 0 ? "" : at === 0 ? words.roundYouNext : words.roundYouAfter(at);

function MyGroup() {
  const { now, me, may } = useSessionPage();
  const words = useWords(modeWords);
  const groups = now.groups ?? [];
  const mine = groups.find(({ people }) => people.some(({ id }) => id === me?.id));
  const others = mine?.people.filter(({ id }) => id !== me?.id).map(({ name }) => name) ?? [];
  return (
    <section className="panel groups-panel" aria-labelledby="my-group">
      <h2 id="my-group">{words.groups}</h2>
      {me && may !== "listen" && (
        <p role="status" className="title">
          {!mine ? words.yourGroupNone : others.length === 0 ? words.yourGroupAlone : words.yourGroup(others)}
        </p>
      )}
      <details className="fold">
        <summary>{words.allGroups}</summary>
        <GroupList groups={groups} me={me?.id} />
      </details>
    </section>
  );
}
