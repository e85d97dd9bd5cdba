import { Form } from "@remix-run/react";
import type { Refused } from "../groups/group-form";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Time } from "../ui/time";
import { caseWords } from "../words/cases";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import { actionLimits, type ActionKind } from "./action";
import { type CaseView } from "./queue";

/** What can be done about each kind of case: each has a page that says what whoever it concerns will read. */
const kindsFor: Record<CaseView["kind"], ActionKind[]> = {
  comment: ["approve", "edit", "hide", "remove", "move", "warn", "mute", "suspend", "ban"],
  text: ["lock"],
  person: ["warn", "mute", "suspend", "ban"],
  appeal: [],
};

export function CaseActs({ of, refused }: { of: CaseView; refused: Refused }) {
  const words = useWords(caseWords);
  const here = `/g/${of.group.slug}/moderation`;
  const kinds = kindsFor[of.kind];
  // What was held, or reworded, is shown or not: somebody waits for it.
  const mayDismiss = of.kind !== "appeal" && of.because.every((cause) => cause === "reported");
  if (kinds.length === 0 && !mayDismiss) return null;
  return (
    <section>
      <h2>{words.act}</h2>
      <div className="acts6">
        {kinds
          .filter((kind) => kind !== "approve" || !mayDismiss)
          .map((kind) => (
            <LinkButton key={kind} data-act={kind} to={`${here}/act?case=${of.id}&kind=${kind}`}>
              {words.actKinds[kind]}
            </LinkButton>
          ))}
      </div>
      {mayDismiss && (
        <Form key={of.id} method="post" action={`${here}/${of.id}/dismiss`} className="form">
          <input type="hidden" name="version" value={of.version} />
          <Field
            id="dismiss-reason"
            name="reason"
            label={words.reasonFor}
            hint={words.dismissHint}
            optional
            maxLength={actionLimits.reason.max}
            dir="auto"
            defaultValue={refused?.values["reason"]}
            error={refused?.errors["reason"]}
          />
          <Button>{words.dismiss}</Button>
        </Form>
      )}
    </section>
  );
}

/** How it is shared among moderators: claimed, noted, handed over. */
export function CaseShare({ of, me, noteId, refused }: { of: CaseView; me: string; noteId: string; refused: Refused }) {
  const [words, groups] = [useWords(caseWords), useWords(groupWords)];
  const here = `/g/${of.group.slug}/moderation/${of.id}`;
  const mine = of.claimedBy?.id === me;
  // While somebody else looks into it, nobody else can claim it: that they do stands above.
  const canClaim = of.claimedBy === null || mine;
  // The box is empty again once one’s own note is there, and in another case; not when somebody else’s comes.
  const written = `${of.id} ${of.notes.filter(({ by }) => by?.id === me).length}`;
  return (
    <section>
      {!of.closedAt && !of.byPanel && canClaim && (
        <div className="btns">
          {mine ? (
            <OneButton action={`${here}/release`} label={words.release} single="c" />
          ) : (
            <OneButton action={`${here}/claim`} label={words.claim} single="c" />
          )}
          <span className="hint">{mine ? words.claimedMine : words.claimHint}</span>
        </div>
      )}
      <h2>{words.notes}</h2>
      <ul className="lines">
        {of.notes.map(({ id, by, body, at }) => (
          <li key={id}>
            <b dir="auto">{by?.name ?? words.someone}</b> <Time at={at} />
            <p className="said" dir="auto">
              {body}
            </p>
          </li>
        ))}
      </ul>
      {!of.closedAt && (
        <>
          <Form key={written} method="post" action={`${here}/note`} className="form">
            <input type="hidden" name="noteId" value={noteId} />
            <Field
              as="textarea"
              name="note"
              label={words.noteLabel}
              hint={words.noteHint}
              rows={2}
              dir="auto"
              required
              defaultValue={refused?.values["note"]}
              error={refused?.errors["note"]}
            />
            <Button small>{words.addNote}</Button>
          </Form>
          {(of.others.length > 0 || of.mayPassUp.length > 0) && (
            <Form method="post" action={`${here}/hand-over`} className="form">
              <input type="hidden" name="version" value={of.version} />
              <Field
                as="select"
                name="handTo"
                label={words.handOver}
                defaultValue={refused?.values["handTo"]}
                error={refused?.errors["handTo"]}
              >
                {of.others.map(({ id, name, role }) => (
                  <option key={id} value={id}>
                    {name} ({groups.roles[role]})
                  </option>
                ))}
                {of.mayPassUp.map((to) => (
                  <option key={to} value={to}>
                    {words.passUp[to]}
                  </option>
                ))}
              </Field>
              <Button small>{words.handButton}</Button>
            </Form>
          )}
        </>
      )}
    </section>
  );
}

/** For a form of one button. */
function OneButton({ action, label, single }: { action: string; label: string; single?: string }) {
  return (
    <Form method="post" action={action} data-single={single}>
      <Button small>{label}</Button>
    </Form>
  );
}
