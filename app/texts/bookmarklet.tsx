import { CopyButton } from "../ui/copy-button";
import { Field } from "../ui/field";
import { sharingWords } from "../words/sharing";
import { useWords } from "../words/use-words";
import { textLimits } from "./text";

/** As text to copy and not as a link to drag: pages here let no such link do anything, and phones have no dragging. */
export function Bookmarklet({ code }: { code: string }) {
  const words = useWords(sharingWords);
  return (
    <details>
      <summary>{words.bookmark}</summary>
      <p className="hint">{words.bookmarkHint}</p>
      <Field
        id="bookmarklet"
        name="bookmarklet"
        label={words.bookmarkField}
        value={code}
        maxLength={textLimits.address}
        readOnly
      />
      <CopyButton of="bookmarklet" label={words.bookmarkCopy} />
    </details>
  );
}
