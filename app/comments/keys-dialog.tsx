import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import { keysOffKey } from "./use-keys";

/** The list of keys, and the switch that turns the single ones off. */
export function KeysDialog() {
  const words = useWords(readingWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(true);
  useEffect(() => setOn(!localStorage.getItem(keysOffKey)), []);
  return (
    <>
      <Button type="button" quiet small className="keys-button" onClick={() => dialog.current?.showModal()}>
        {words.keys}
      </Button>
      <dialog className="dialog keys" ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">{words.keys}</h2>
        <dl>
          {words.keyList.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label>
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked);
              if (event.target.checked) localStorage.removeItem(keysOffKey);
              else localStorage.setItem(keysOffKey, "1");
            }}
          />{" "}
          {words.keysOn}
        </label>
        <form method="dialog">
          <Button>{words.closeOutline}</Button>
        </form>
      </dialog>
    </>
  );
}
