/** Where lines of the log go and how they look there. Pure but for what is handed in. */

/** What a line goes to in the end. */
type Out = (line: string) => void;

export type LogLines = {
  write(line: string): void;
  /** Until `release`, lines wait: the sentences of a start stand together, before the first of them. */
  hold(): void;
  release(): void;
};

/** More than this waits for nobody: a start that says so much has something to tell. */
const heldAtMost = 200;

/** @param forPeople a terminal reads along, so that lines are sentences instead of JSON */
export function logLines(out: Out, forPeople: boolean): LogLines {
  let held: string[] | null = null;
  const show = (line: string) => out(forPeople ? readable(line) : line);
  const release = () => {
    const waiting = held ?? [];
    held = null;
    waiting.forEach(show);
  };
  return {
    write(line) {
      if (held === null) return show(line);
      held.push(line);
      if (held.length >= heldAtMost) release();
    },
    hold: () => void (held ??= []),
    release,
  };
}

const levels: Record<number, string> = { 10: "trace", 20: "debug", 30: "info", 40: "WARN", 50: "ERROR", 60: "FATAL" };

/** `14:03:07 info  security · event=act act=group.make`; a stack is on lines of its own. What is no JSON stays as it is. */
export function readable(line: string): string {
  let said: Record<string, unknown>;
  try {
    said = JSON.parse(line) as typeof said;
  } catch {
    return line;
  }
  const { level, time, msg, err, ...about } = said;
  const { type, message, stack } = (err ?? {}) as { type?: string; message?: string; stack?: string };
  const more = Object.entries(about)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const head = `${timeOfDay(time)} ${(levels[Number(level)] ?? "").padEnd(5)} ${String(msg ?? "")}`.trimEnd();
  const fault = err ? [`  ${type ?? "Error"}: ${message ?? ""}`, ...(stack ? [stack] : [])] : [];
  return [[head, ...(more.length > 0 ? [more.join(" ")] : [])].join(" · "), ...fault].map(printable).join("\n") + "\n";
}

function timeOfDay(time: unknown): string {
  const at = new Date(String(time));
  return Number.isNaN(at.getTime()) ? "" : at.toTimeString().slice(0, 8);
}

/** What somebody sent must not steer the terminal. */
const printable = (words: string) =>
  // eslint-disable-next-line no-control-regex -- these are what is meant
  words.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
