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
  return (
    <CommandForm key={now.lists[person]} ask="list" fields={{ person }} className="one-line list-choice">
      <ListField person={person} name={name} />
      <Button small>{words.listButton}</Button>
    </CommandForm>
  );
}

/** The list by itself, in a form of something else too. */
export function ListField({ person, name }: { person: string; name?: string }) {
  const { now } = useSessionPage();
  const words = useWords(liveSessionWords);
  return (
    <Field
      as="select"
      name="list"
      id={`list-of-${person}`}
      label={name === undefined ? words.myList : words.listOf(name)}
      defaultValue={now.lists[person] ?? ""}
    >
      <option value="">{words.noList}</option>
      {now.rules.lists.map((list) => (
        <option key={list} value={list}>
          {list}
        </option>
      ))}
    </Field>
  );
}
