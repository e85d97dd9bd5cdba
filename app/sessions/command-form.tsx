import { useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { mintId } from "../mint";
import { classes } from "../ui/classes";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import type { Ask } from "./command";
import { useCommands } from "./session-context";

type Value = string | number | boolean | null;

/**
 * A form that asks one thing of the session: sent to its one door, with a script or without. Its ids are minted before it is
 * sent, so that sending it twice is once. Buttons elsewhere may belong to it by `id`.
 *
 * @param ask left out where the buttons say it (`name="ask"`)
 * @param fields what is known beforehand; null is left out
 * @param mints names of what comes into being by it
 * @param single the key that presses it
 */
export function CommandForm({
  ask,
  fields = {},
  mints = [],
  id,
  className,
  single,
  children,
}: {
  ask?: Ask["ask"];
  fields?: Record<string, Value>;
  mints?: string[];
  id?: string;
  className?: string;
  single?: string;
  children?: ReactNode;
}) {
  const { id: session, seed, here, act } = useCommands();
  const words = useWords(liveSessionWords);
  const place = useId().replace(/\W/g, "");
  const [later, setLater] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const busy = useRef(false);
  const minted = later ?? `${seed}-${place}`;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const form = event.currentTarget;
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const section = (button ?? form).closest("section, aside");
    const pressed = document.activeElement;
    const why = await act(paramsOf(form, button));
    busy.current = false;
    // Under the same ids it may be sent again where nothing was reached, and nothing is done twice.
    setRefused(why === "" ? words.sentNot : why);
    if (why === "") return;
    setLater(mintId());
    if (why === null) {
      form.reset();
      form.closest("details")?.removeAttribute("open");
    }
    if (pressed && pressed !== document.body)
      keepFocus({ pressed, part: section, single, until: Date.now() + patience });
  };

  return (
    <form
      method="post"
      action={`/s/${session}/do`}
      id={id}
      className={classes("command", className)}
      data-single={single}
      onSubmit={(event) => void submit(event)}
    >
      {ask && <input type="hidden" name="ask" value={ask} />}
      <input type="hidden" name="id" value={minted} />
      <input type="hidden" name="back" value={here} />
      {mints.map((name) => (
        <input key={name} type="hidden" name={name} value={minted} />
      ))}
      {Object.entries(fields).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
      {children}
      {refused && (
        <p className="refused" role="alert">
          {refused}
        </p>
      )}
    </form>
  );
}

/** With the button that was pressed, as a browser sends it. */
function paramsOf(form: HTMLFormElement, button: HTMLButtonElement | null): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") params.append(name, value);
  if (button?.name) params.append(button.name, button.value);
  return params;
}

/** Milliseconds after an answer in which what it changes is told to the page. */
const patience = 2_000;

/**
 * What was pressed may be gone by what it did, before the answer or after it: the focus then goes to what stands in its place
 * (raised, lowered), else stays in its part of the page, else on the page.
 */
function keepFocus(of: { pressed: Element; part: Element | null; single: string | undefined; until: number }): void {
  requestAnimationFrame(() => {
    const { activeElement: now } = document;
    if (now === of.pressed && Date.now() < of.until) keepFocus(of);
    if (now && now !== document.body) return;
    const { part, single } = of;
    const within = (what: string) => (part?.isConnected ? part.querySelector<HTMLElement>(what) : null);
    const next =
      (single && within(`form[data-single="${single}"] button`)) ||
      (within("[tabindex='-1']") ?? within("button:not(:disabled), a[href]") ?? document.getElementById("main"));
    next?.focus({ preventScroll: next.id === "main" });
  });
}
