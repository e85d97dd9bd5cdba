/** Polls of the moment: what can be chosen, who may vote and see what. Pure. */
import type { Ask, Asker } from "./command";
import { asItIs, done, no, speaksFor, type Decision } from "./decision";
import { isHere, meetingLimits, type Meeting, type Poll, type PollKind } from "./meeting";

/** Choices that a kind of poll has by itself, as names for words to be made of; null: those of whoever opens it. */
export const choicesOf: Record<PollKind, readonly string[] | null> = {
  "yes-no": ["yes", "no", "abstain"],
  choice: null,
  consent: ["agree", "reservations", "objection"],
  temperature: ["cold", "cool", "warm", "hot"],
};
/** The choice of a `consent` poll that is heard only with a reason. */
export const objection = 2;

export function pollDecision(meeting: Meeting, ask: Ask, asker: Asker): Decision | undefined {
  switch (ask.ask) {
    case "open-poll": {
      if (meeting.polls.some(({ id }) => id === ask.poll)) return asItIs;
      if (meeting.polls.length >= meetingLimits.polls) return no("too-many");
      const choices = [...(choicesOf[ask.kind] ?? ask.choices)];
      const { poll, kind: as, question, isSecret } = ask;
      return done({ kind: "poll-opened", poll, as, question, choices, isSecret });
    }
    case "vote":
      return vote(meeting, ask, asker);
    case "close-poll": {
      const poll = meeting.polls.find(({ id }) => id === ask.poll);
      if (!poll) return no("no-such-thing");
      if (poll.state === "closed") return asItIs;
      const tally = poll.isSecret ? ask.ballots : poll.tally;
      const reasons = poll.isSecret && ask.reasons?.length ? { reasons: ask.reasons } : {};
      return done({
        ...{ kind: "poll-closed", poll: poll.id, ...reasons },
        tally: poll.choices.map((_, at) => tally?.[at] ?? 0),
      });
    }
    default:
      return undefined;
  }
}

function vote(meeting: Meeting, ask: Extract<Ask, { ask: "vote" }>, asker: Asker): Decision {
  const poll = meeting.polls.find(({ id }) => id === ask.poll);
  if (!poll) return no("no-such-thing");
  if (!speaksFor(asker, ask.person)) return no("not-yours");
  // Whoever runs it votes for those without a device; whoever has an account votes for themselves.
  if (ask.person !== asker.person && typeof meeting.people[ask.person]?.userId === "string") return no("not-yours");
  if (!isHere(meeting.people[ask.person])) return no("not-here");
  if (poll.state === "closed") return no("poll-is-over");
  if (!Number.isInteger(ask.choice) || ask.choice < 0 || ask.choice >= poll.choices.length) return no("no-such-choice");
  if (poll.kind === "consent" && ask.choice === objection && !ask.reason.trim() && !poll.isSecret)
    return no("reason-missing");
  // What is not kept cannot be taken back.
  if (poll.isSecret)
    return poll.voted.includes(ask.person)
      ? no("voted-secretly")
      : done({ kind: "voted", poll: poll.id, person: ask.person });
  const { choice, reason } = ask;
  const had = poll.votes[ask.person];
  return had?.choice === choice && had.reason === reason
    ? asItIs
    : done({ kind: "voted", poll: poll.id, person: ask.person, choice, reason });
}

/** Nobody is swayed: numbers are seen once it is closed, or once one has voted oneself; of a secret poll once it is closed. */
export const seesTally = (poll: Poll, person: string | null): boolean =>
  poll.state === "closed" || (!poll.isSecret && person !== null && poll.voted.includes(person));
