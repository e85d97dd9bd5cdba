import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { keyWords } from "../words/keys";
import { useWords } from "../words/use-words";
import { keysOffKey } from "./use-keys";

/**
 * The list of keys, and the switch that turns the single ones off. Fetched when somebody asks for it.
 *
 * @param list of another page than the reading page
 */
export default function KeysDialog({ onClose, list }: { onClose: () => void; list?: Array<[string, string]> }) {
  const words = useWords(keyWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(() => !localStorage.getItem(keysOffKey));
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog className="dialog keys" ref={dialog} aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{words.title}</h2>
      <dl>
        {(list ?? [...ofSession(words.sessionKeys), ...words.keyList]).map(([key, does]) => (
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
        <Button>{words.close}</Button>
      </form>
    </dialog>
  );
}

/** Those that something on the page listens to just now: a session runs beside it. */
const ofSession = (keys: Record<string, string>) =>
  Object.entries(keys).filter(([key]) => document.querySelector(`form[data-single="${key}"]`));
