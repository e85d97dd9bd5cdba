import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import type { Named } from "./now";

/** Hands the baton to one of these, or to nobody. @param chosen who stands there first; "": nobody */
export function BatonForm({ people, chosen = "" }: { people: Named[]; chosen?: string }) {
  const words = useWords(liveSessionWords);
  return (
    <CommandForm ask="hand-baton" className="one-line">
      <Field as="select" name="person" id="baton-to" label={words.batonTo} defaultValue={chosen}>
        <option value="">{words.nobody}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Field>
      <Button>{words.batonGive}</Button>
    </CommandForm>
  );
}
