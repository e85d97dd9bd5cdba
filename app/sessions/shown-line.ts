/** A line of the record as it is told to somebody: without what is secret, not yet shown, taken back, or whose it was where nobody is named. Pure. */
import type { MeetingEvent } from "./event";
import type { Meeting } from "./meeting";

type Of = {
  /** As it stands, or a little later than the lines. */
  meeting: Pick<Meeting, "polls" | "notes" | "number" | "state">;
  /** The group names people in what is left of a session. */
  names: boolean;
  /** Who asks. */
  person: string | null;
};

/** Lines that tell who spoke, wished to, read aloud or wrote, and with whom they talked. */
const ofSpeaking = /^(hand|turn|round|groups?|reading|note)/;

export function shownLine(line: MeetingEvent, of: Of): object {
  const { of: _, at, ...rest } = line;
  const shown: Record<string, unknown> = { ...rest, at: new Date(at).toISOString() };
  const { meeting, person } = of;
  // What was voted in a poll that is open would sway others; of one opened since this look it is not known to be over.
  if (line.kind === "voted" && (!isOver(meeting, line.poll) || (!of.names && line.person !== person))) {
    delete shown["choice"];
    delete shown["reason"];
  }
  if (line.kind === "noted" && isGone(meeting, line, line.note.id)) shown["note"] = { ...line.note, body: "" };
  if (line.kind === "note-changed" && isGone(meeting, line, line.note)) shown["body"] = "";
  if ((line.kind === "reading-passed" || line.kind === "round-passed") && line.person !== person)
    Object.assign(shown, { person: "", by: null });
  return !of.names && meeting.state === "ended" && ofSpeaking.test(line.kind) ? unnamed(line, shown) : shown;
}

const isOver = ({ polls }: Of["meeting"], id: string) =>
  polls.some((poll) => poll.id === id && poll.state === "closed");

const isGone = ({ notes, number }: Of["meeting"], line: MeetingEvent, note: string) =>
  line.number <= number && !notes.some(({ id }) => id === note);

/** What somebody would speak about tells who it was; a task is somebody's, as it is in the minutes. */
function unnamed(line: MeetingEvent, shown: Record<string, unknown>): object {
  const told = { ...shown, by: null, ...("words" in line && { words: "" }) };
  if (line.kind === "noted") return { ...told, note: { ...(shown["note"] as object), by: "" } };
  if (line.kind === "note-changed") return told;
  if (line.kind === "round-began") return { ...told, order: [] };
  if (line.kind === "groups-drawn") return { ...told, groups: [] };
  if (line.kind === "reading-added") return { ...told, reading: { ...line.reading, reader: null } };
  return { ...told, ...("person" in line && { person: "" }) };
}
