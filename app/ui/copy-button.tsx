import { useEffect, useState } from "react";
import { copyWords } from "../words/copying";
import { useWords } from "../words/use-words";
import { Button, type Look } from "./button";

/** Copies what stands in a field. Only there with script: without it one selects and copies by hand. @param of the field's id */
export function CopyButton({ of, label, ...look }: Look & { of: string; label: string }) {
  const words = useWords(copyWords);
  const [state, setState] = useState<"absent" | "ready" | "copied" | "failed">("absent");
  useEffect(() => setState("ready"), []);
  if (state === "absent") return null;
  const copy = async () =>
    setState((await copied(document.getElementById(of) as HTMLInputElement)) ? "copied" : "failed");
  return (
    <>
      <Button type="button" {...look} aria-label={state === "copied" ? undefined : label} onClick={() => void copy()}>
        {state === "copied" ? words.copied : words.copy}
      </Button>
      <span role="status" className={state === "failed" ? undefined : "visually-hidden"}>
        {state === "copied" ? words.copied : state === "failed" ? words.byHand : ""}
      </span>
    </>
  );
}

/** Over plain http (a server in one's own network) browsers have no clipboard, but still the old command. */
async function copied(field: HTMLInputElement): Promise<boolean> {
  const hasClipboard = "clipboard" in navigator;
  if (hasClipboard) {
    const done = await navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    );
    if (done) return true;
  }
  field.focus();
  field.select();
  return document.execCommand("copy");
}
