import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Choice, Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { groupSettingWords } from "../words/group-settings";
import { inviteWords } from "../words/invites";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import { grants, groupLimits, type GuestsAllowed, type InviteView } from "./group";
import { Choices, FormErrors, type Refused } from "./group-form";

/** @param origin of the addresses people copy @param made how the code ends of the one just made @param mayEnd the visits of guests */
export function InvitesPage({
  slug,
  guests,
  invites,
  origin,
  isOnlyHere,
  made,
  mayEnd,
  refused,
}: {
  slug: string;
  guests: GuestsAllowed;
  invites: InviteView[];
  origin: string;
  /** Links lead to this computer, as seen from itself. */
  isOnlyHere: boolean;
  made: string | null;
  mayEnd: boolean;
  refused: Refused;
}) {
  const [words, settings, more] = [useWords(groupWords), useWords(groupSettingWords), useWords(inviteWords)];
  const { values = {}, errors = {} } = refused ?? {};
  const madeInvite = made ? invites.find((invite) => invite.code.endsWith(made)) : undefined;
  const others = invites.filter((invite) => invite !== madeInvite);
  const offered = grants.filter((each) => each === "member" || guests === "comment" || guests === each);
  return (
    <Page narrow title={words.invitesTitle} lead={words.invitesLead}>
      {isOnlyHere && <Notice tone="warn">{more.onlyHere}</Notice>}
      {madeInvite && (
        <ul className="list">
          <Invite slug={slug} invite={madeInvite} origin={origin} mayEnd={mayEnd} isNew />
        </ul>
      )}
      <section>
        <h2>{words.inviteNew}</h2>
        <Form method="post" className="form narrow">
          <FormErrors refused={refused} />
          {offered.length > 1 && (
            <Choices
              name="grants"
              legend={settings.grantsTitle}
              chosen={values["grants"] ?? "member"}
              options={offered.map((each) => [each, ...settings.grants[each]])}
              error={errors["grants"]}
            />
          )}
          <Field
            name="days"
            maxLength={String(groupLimits.invite.days).length}
            label={words.inviteDays}
            inputMode="numeric"
            defaultValue={values["days"] ?? "10"}
            error={errors["days"]}
          />
          <Field
            name="uses"
            maxLength={String(groupLimits.invite.uses).length}
            label={words.inviteUses}
            hint={words.inviteUsesHint}
            optional
            inputMode="numeric"
            defaultValue={values["uses"]}
            error={errors["uses"]}
          />
          <div className="btns">
            <Button primary>{words.inviteMake}</Button>
          </div>
        </Form>
      </section>
      {(others.length > 0 || !madeInvite) && (
        <section>
          <h2>{madeInvite ? more.others : words.inviteList}</h2>
          {others.length === 0 && <p>{words.inviteNone}</p>}
          <ul className="list">
            {others.map((invite) => (
              <Invite key={invite.code} slug={slug} invite={invite} origin={origin} mayEnd={mayEnd} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Invite({
  slug,
  invite,
  origin,
  mayEnd,
  isNew = false,
}: {
  slug: string;
  invite: InviteView;
  origin: string;
  mayEnd: boolean;
  isNew?: boolean;
}) {
  const [words, settings, more] = [useWords(groupWords), useWords(groupSettingWords), useWords(inviteWords)];
  const id = `invite-${invite.code}`;
  const tail = invite.code.slice(-4);
  return (
    <li className="row invite">
      <div>
        <label htmlFor={id}>{isNew ? words.inviteMade : words.inviteLink}</label>
        <div className="copied">
          <input
            id={id}
            className="input"
            readOnly
            value={`${origin}${invite.url}`}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton of={id} primary={isNew} label={more.copyOf(tail)} />
        </div>
        <p>
          {settings.grantsPill[invite.grants]} · {words.inviteLeft(invite.uses, invite.maxUses)} · {words.inviteUntil}{" "}
          <Day at={invite.expiresAt} />
          {invite.createdBy && (
            <>
              {" · "}
              <bdi>{invite.createdBy.name}</bdi>
            </>
          )}
        </p>
      </div>
      <Form method="post" action={`/g/${slug}/invites/${invite.code}/revoke`}>
        {mayEnd && invite.guests > 0 && <Choice name="visits" value="end" label={more.endVisits(invite.guests)} />}
        <Button small danger aria-label={words.inviteRevokeOf(tail)}>
          {words.inviteRevoke}
        </Button>
      </Form>
    </li>
  );
}
