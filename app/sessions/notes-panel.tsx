import { Link } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Day } from "../ui/time";
import { liveSessionWords } from "../words/session-live";
import { runningWords } from "../words/session-running";
import { useWords } from "../words/use-words";
import type { PlacedNote } from "./after.server";
import { CommandForm } from "./command-form";
import { kindsOfAll, noteKinds, type NoteKind } from "./meeting";
import type { NoteNow } from "./now";
import { useSessionPage } from "./session-context";

/** What was noted, newest first, and a box to write more. */
export function NotesPanel({ runs }: { runs?: boolean }) {
  const { now, may, me } = useSessionPage();
  const words = useWords(liveSessionWords);
  const mayChange = ({ by, kind }: NoteNow) =>
    may !== "listen" && (runs || (by.id === me?.id && kindsOfAll.includes(kind)));
  return (
    <section className="panel notes-panel" aria-labelledby="notes">
      <h2 id="notes" tabIndex={-1}>
        {words.notes}
      </h2>
      {may !== "listen" &&
        now.state !== "planned" &&
        (runs ? (
          <NoteForm kinds={noteKinds} />
        ) : (
          <details className="fold">
            <summary>{words.writeNote}</summary>
            <NoteForm kinds={kindsOfAll} />
          </details>
        ))}
      {now.notes.length === 0 && <p className="faint">{words.noNotes}</p>}
      <ul className="notes-list">
        {[...now.notes].reverse().map((note) => (
          <li key={note.id}>
            <NoteLine note={note} />
            {mayChange(note) && (runs || now.state !== "ended") && <ChangeNote note={note} runs={runs} />}
            {mayChange(note) && (
              <Button
                quiet
                small
                form="remove-note"
                name="note"
                value={note.id}
                aria-label={words.noteRemoveLabel(note.body.slice(0, 40))}
                title={words.noteRemove}
              >
                ✕
              </Button>
            )}
          </li>
        ))}
      </ul>
      <CommandForm ask="remove-note" id="remove-note" />
    </section>
  );
}

/** @param place the paragraph the group was at, where it is told */
export function NoteLine({ note, plain, place }: { note: NoteNow; plain?: boolean; place?: PlacedNote["place"] }) {
  const words = useWords(liveSessionWords);
  return (
    <div className="line">
      <p className="note-body">{note.body}</p>
      <p className="why">
        {!plain && <span className={`pill ${note.kind}`}>{words.noteKinds[note.kind]}</span>}{" "}
        {note.person && words.taskFor(note.person.name)}{" "}
        {note.due && (
          <>
            {words.taskUntil} <Day at={`${note.due}T12:00:00.000Z`} />
          </>
        )}{" "}
        {!note.person && note.by.name && words.noteBy(note.by.name)}
        {place && (
          <>
            {" · "}
            <Link to={place.href}>
              ¶ {place.number}
              {place.title !== null && (
                <>
                  {" "}
                  <bdi>{place.title}</bdi>
                </>
              )}
            </Link>
          </>
        )}
      </p>
    </div>
  );
}

/** A slip is mended where it stands. */
function ChangeNote({ note, runs }: { note: NoteNow; runs?: boolean }) {
  const { mine, me } = useSessionPage();
  const [words, running] = [useWords(liveSessionWords), useWords(runningWords)];
  const { id, kind, body, person, due } = note;
  const people = mine.airtime ?? (me ? [me] : []);
  return (
    <details className="fold change-note">
      <summary aria-label={running.changeLabel(body.slice(0, 40))}>{running.change}</summary>
      <CommandForm ask="change-note" fields={{ note: id }} key={`${kind} ${body}`} className="note-form">
        <Field as="select" name="kind" id={`kind-of-${id}`} label={words.noteKind} defaultValue={kind}>
          {(runs ? noteKinds : kindsOfAll).map((each) => (
            <option key={each} value={each}>
              {words.noteKinds[each]}
            </option>
          ))}
        </Field>
        <Field
          as="textarea"
          name="body"
          id={`body-of-${id}`}
          label={words.noteBody}
          required
          rows={2}
          defaultValue={body}
        />
        {runs ? (
          <div className="of-task">
            <Field
              as="select"
              name="person"
              id={`person-of-${id}`}
              label={words.notePerson}
              defaultValue={person?.id ?? ""}
            >
              <option value="">{words.nobody}</option>
              {people.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </Field>
            <Field type="date" name="due" id={`due-of-${id}`} label={words.noteDue} defaultValue={due ?? ""} />
          </div>
        ) : null}
        <Button>{running.changeButton}</Button>
      </CommandForm>
    </details>
  );
}

function NoteForm({ kinds }: { kinds: readonly NoteKind[] }) {
  const { mine, me } = useSessionPage();
  const words = useWords(liveSessionWords);
  const people = mine.airtime ?? (me ? [me] : []);
  return (
    <CommandForm ask="note" mints={["note"]} className="note-form">
      <fieldset className="kinds">
        <legend className="visually-hidden">{words.noteKind}</legend>
        {kinds.map((kind, at) => (
          <label key={kind} className="chip">
            <input type="radio" name="kind" value={kind} defaultChecked={at === 0} /> {words.noteKinds[kind]}
          </label>
        ))}
      </fieldset>
      <Field as="textarea" name="body" id="note-body" label={words.noteBody} required rows={2} />
      {kinds.includes("task") && (
        <div className="of-task">
          <Field as="select" name="person" id="note-person" label={words.notePerson}>
            <option value="">{words.nobody}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Field>
          <Field type="date" name="due" id="note-due" label={words.noteDue} />
        </div>
      )}
      <Button>{words.noteButton}</Button>
    </CommandForm>
  );
}
