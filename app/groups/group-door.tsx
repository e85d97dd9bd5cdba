import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { restraintWords } from "../words/restraints";
import { ruleWords } from "../words/rules";
import { useWords } from "../words/use-words";
import type { GroupView, GuestRight, wayIn } from "./group";
import { FormErrors, type Refused } from "./group-form";

/** How somebody outside gets in: at once, by asking, or with an invite. A guest is told what they are. */
export function Door({
  group,
  way,
  guest,
  held,
  inviteOnly,
  signedIn,
}: {
  group: GroupView;
  way: Exclude<ReturnType<typeof wayIn>, "in">;
  guest: GuestRight | null;
  /** Why a moderator keeps them outside. */
  held: string | null;
  /** Until when an invite is needed, where it else is not. */
  inviteOnly: string | null;
  signedIn: boolean;
}) {
  const [words, settings] = [useWords(groupWords), useWords(groupSettingWords)];
  const ruling = useWords(ruleWords);
  const { slug } = group;
  const note = guest && (
    <Notice>
      <p>{settings.guestDoor[guest]}</p>
      <LeaveForm slug={slug} label={settings.guestLeave} />
    </Notice>
  );
  if (way === "guest") return note;
  if (way === "shut-out") return held && <Held slug={slug} why={held} />;
  if (way === "waiting") {
    return (
      <Notice tone="warn">
        <p>{words.waiting}</p>
        <LeaveForm slug={slug} label={words.withdraw} />
      </Notice>
    );
  }
  if (way === "closed") return note || <Notice>{settings.closedDoor}</Notice>;
  if (way === "invite") return <Notice>{inviteOnly ?? words.inviteNeeded}</Notice>;
  return (
    <>
      {note}
      <Notice>
        <p>
          {way === "open" ? words.joinLead : words.askLead} <Link to={`/g/${slug}/rules`}>{ruling.here}</Link>
        </p>
        {!signedIn ? (
          <LinkButton primary to={`/sign-in?to=${encodeURIComponent(`/g/${slug}`)}`}>
            {words.signInToJoin}
          </LinkButton>
        ) : way === "request" && group.joinQuestion !== "" ? (
          <LinkButton primary to={`/g/${slug}/join`}>
            {words.ask}
          </LinkButton>
        ) : (
          <Form method="post" action={`/g/${slug}/join`}>
            <Button primary>{way === "open" ? words.join : words.ask}</Button>
          </Form>
        )}
      </Notice>
    </>
  );
}

/** For whom a moderator keeps from taking part: until when, and the way to why. */
export function Held({ slug, why }: { slug: string; why: string }) {
  return (
    <Notice tone="warn">
      <p>{why}</p>
      <LinkButton small to={`/g/${slug}/standing`}>
        {useWords(restraintWords).standingLink}
      </LinkButton>
    </Notice>
  );
}

/** The question of a group to whoever asks to come in. */
export function AskForm({ group, refused }: { group: { slug: string; joinQuestion: string }; refused: Refused }) {
  const [words, settings, ruling] = [useWords(groupWords), useWords(groupSettingWords), useWords(ruleWords)];
  return (
    <Form method="post" action={`/g/${group.slug}/join`} className="form">
      <FormErrors refused={refused} />
      <p>
        <Link to={`/g/${group.slug}/rules`}>{ruling.here}</Link>
      </p>
      <p>{settings.asks}</p>
      <blockquote dir="auto">{group.joinQuestion}</blockquote>
      <Field
        as="textarea"
        name="answer"
        label={settings.answerLabel}
        hint={settings.answerHint}
        rows={4}
        dir="auto"
        required
        defaultValue={refused?.values["answer"]}
        error={refused?.errors["answer"]}
      />
      <div className="btns">
        <Button primary>{words.ask}</Button>
        <LinkButton quiet to={`/g/${group.slug}`}>
          {settings.back}
        </LinkButton>
      </div>
    </Form>
  );
}

function LeaveForm({ slug, label }: { slug: string; label: string }) {
  return (
    <Form method="post" action={`/g/${slug}/leave`}>
      <Button small>{label}</Button>
    </Form>
  );
}
