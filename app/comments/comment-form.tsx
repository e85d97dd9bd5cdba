import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { Button } from "../ui/button";
import { readingWords } from "../words/reading";
import { useWords } from "../words/use-words";
import type { Quote } from "./anchor";
import { call } from "./call";
import { commentLimits, type CommentView } from "./comment";
import { dropDraft, emptyDraft, keepDraft, readDraft, type Draft, type DraftKey } from "./drafts";
import { useMentions } from "./use-mentions";

/** What the box is for: a comment at a place, a reply, or an edit of one's own. */
export type Writing = {
  draftKey: DraftKey;
  textId: string;
  /** The address a plain form posts to, and the fields that say where the comment belongs. */
  action: string;
  fields: Record<string, string>;
  label: string;
  submit: string;
  seenBy: string;
  /** Where the rules of the group are, and what the link is called. */
  rules: [href: string, text: string];
  /** Names are completed for those who may see who the members are. */
  knowsNames: boolean;
  mayAsk?: boolean;
  start?: string;
  send: (draft: Draft) => ReturnType<typeof call<CommentView>>;
  onSent: (comment: CommentView) => void;
  onCancel?: () => void;
  onWriting?: () => void;
  /** A passage chosen in the text; the box takes it over. */
  passage?: { quote: Quote } | null;
  /** Nobody writes here just now: what was typed stays, and waits. */
  closed?: boolean;
  autoFocus?: boolean;
};

/** The box one writes in. Without JavaScript it is a plain form. */
export function CommentForm(props: Writing) {
  const { draftKey, action, fields, label, submit, seenBy, rules, mayAsk, start = "", onCancel, passage } = props;
  const words = useWords(readingWords);
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft(), id: "", body: start }));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{
    text: string;
    signIn?: boolean;
    current?: CommentView;
    anyway?: boolean;
  } | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const mentions = useMentions(props.knowsNames ? props.textId : "", box, (body) => change({ body }));

  useEffect(() => {
    const kept = readDraft(draftKey);
    setDraft(kept ?? { ...emptyDraft(), body: start });
    setError(null);
    setPreview(null);
  }, [draftKey, start]);
  useEffect(() => {
    const area = box.current;
    if (!props.autoFocus || !area) return;
    area.focus();
    // After the kept draft is in it: one goes on where it ends.
    requestAnimationFrame(() => {
      area.setSelectionRange(area.value.length, area.value.length);
      area.form?.scrollIntoView({ block: "nearest" });
    });
  }, [props.autoFocus]);
  useEffect(() => {
    const back = () => setError(null);
    addEventListener("online", back);
    return () => removeEventListener("online", back);
  }, []);
  useEffect(() => {
    if (!passage) return;
    setDraft((was) => kept({ ...was, quote: passage.quote }));
    box.current?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- taken over once, when it was chosen
  }, [passage]);

  const kept = (next: Draft): Draft => {
    const whole = next.id ? next : { ...next, id: emptyDraft().id };
    keepDraft(draftKey, whole);
    return whole;
  };
  const change = (to: Partial<Draft>) => {
    setDraft((was) => kept({ ...was, ...to }));
    if (to.body) props.onWriting?.();
    if (error?.anyway) setError(null);
  };
  const length = [...draft.body].length;
  const tooLong = length > commentLimits.body;

  async function submitted(event: FormEvent) {
    event.preventDefault();
    if (busy || props.closed || tooLong || !draft.body.trim()) return box.current?.focus();
    setBusy(true);
    setError(null);
    const answer = await props.send({ ...draft, anyway: error?.anyway });
    setBusy(false);
    if (answer.ok) {
      dropDraft(draftKey);
      setDraft(emptyDraft());
      setPreview(null);
      return props.onSent(answer.data);
    }
    const { status, detail, errors, current } = answer.problem;
    if (status === 0) setError({ text: words.notSent });
    else if (status === 401) setError({ text: words.signInAgain, signIn: true });
    else if (status === 409 && current) setError({ text: words.conflict, current: current as CommentView });
    else setError({ text: Object.values(errors ?? {})[0] ?? detail, anyway: Boolean(errors?.["anyway"]) });
    box.current?.focus();
  }

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (mentions.pressed(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
    }
    // Nothing would be lost: the box goes, and with it this key's work, so that the discussion stays.
    if (event.key === "Escape" && onCancel && (!draft.body.trim() || draft.body === start)) {
      event.preventDefault();
      onCancel();
    }
  }

  async function showPreview() {
    if (preview !== null) return setPreview(null);
    const answer = await call<{ html: string }>("POST", "/api/v1/preview", { body: draft.body, text: props.textId });
    if (answer.ok) setPreview(answer.data.html);
    else setError({ text: Object.values(answer.problem.errors ?? {})[0] ?? (answer.problem.detail || words.notSent) });
  }

  return (
    <form className="compose" method="post" action={action} onSubmit={submitted} aria-busy={busy}>
      {Object.entries({ ...fields, id: draft.id }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {draft.quote && (
        <>
          <p className="quoted">“{draft.quote.exact}”</p>
          <Button type="button" quiet small onClick={() => change({ quote: null })}>
            {words.dropPassage}
          </Button>
        </>
      )}
      {error?.current && <blockquote className="body" dangerouslySetInnerHTML={{ __html: error.current.html }} />}
      {preview === null ? (
        <textarea
          ref={box}
          name="body"
          id={id}
          aria-label={label}
          placeholder={words.placeholder}
          value={draft.body}
          rows={1}
          required
          dir="auto"
          readOnly={busy}
          aria-invalid={tooLong || undefined}
          aria-describedby={`${id}-says`}
          {...mentions.attributes}
          onChange={(event) => {
            change({ body: event.target.value });
            mentions.typed(event.currentTarget);
          }}
          onKeyDown={pressed}
          onBlur={mentions.close}
        />
      ) : (
        <div className="c preview">
          <div className="body" dangerouslySetInnerHTML={{ __html: preview }} />
        </div>
      )}
      {mentions.list}
      <p className="error" id={`${id}-says`} role={error || tooLong ? "alert" : undefined} hidden={!error && !tooLong}>
        {tooLong ? words.tooLong(length, commentLimits.body) : error?.text}{" "}
        {error?.signIn && (
          <a href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>{words.signIn}</a>
        )}
      </p>
      <p className="seen">
        {seenBy} · <a href={rules[0]}>{rules[1]}</a>
      </p>
      <div className="row">
        <span className="hint">
          {words.hint}
          {draft.id && draft.body.trim() && ` · ${words.draftKept}`}
        </span>
        <span className="end">
          {mayAsk && (
            <label className="ask">
              <input
                type="checkbox"
                name="kind"
                value="question"
                checked={draft.kind === "question"}
                onChange={(event) => change({ kind: event.target.checked ? "question" : "comment" })}
              />{" "}
              {words.asQuestion}
            </label>
          )}
          {onCancel && (
            <Button type="button" quiet small onClick={onCancel}>
              {words.cancel}
            </Button>
          )}
          {draft.id && draft.body.trim() && (
            <Button type="button" quiet small onClick={showPreview}>
              {preview === null ? words.preview : words.write}
            </Button>
          )}
          <Button primary small disabled={busy || props.closed}>
            {busy
              ? words.sending
              : error?.anyway
                ? words.sendAnyway
                : draft.kind === "question" && mayAsk
                  ? words.sendQuestion
                  : submit}
          </Button>
        </span>
      </div>
    </form>
  );
}
