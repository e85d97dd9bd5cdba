import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { liveSessionWords } from "../words/session-live";
import { useWords } from "../words/use-words";
import { CommandForm } from "./command-form";
import { useSessionPage } from "./session-context";

/**
 * On which of the group's lists somebody speaks, where lists take turns: chosen by themselves, or by whoever runs the
 * session. Nothing under every other rule.
 */
export function ListChoice({ person, name }: { person: string; name?: string }) {
  const { now } = useSessionPage();
  const words = useWords(liveSessionWords);
  const { queue, lists } = now.rules;
  if (queue !== "lists" || lists.length === 0) return null;
  const chosen = now.lists[person] ?? "";
  return (
    <CommandForm key={chosen} ask="list" fields={{ person }} className="one-line list-choice">
      <Field
        as="select"
        name="list"
        id={`list-of-${person}`}
        label={name === undefined ? words.myList : words.listOf(name)}
        defaultValue={chosen}
      >
        <option value="">{words.noList}</option>
        {lists.map((list) => (
          <option key={list} value={list}>
            {list}
          </option>
        ))}
      </Field>
      <Button small>{words.listButton}</Button>
    </CommandForm>
  );
}
