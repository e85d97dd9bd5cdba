import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import { grants, groupLimits, type GuestsAllowed, type InviteView } from "./group";
import { Choices, FormErrors, type Refused } from "./group-form";

/** @param origin of the addresses people copy @param made code of the one just made */
export function InvitesPage({
  slug,
  guests,
  invites,
  origin,
  made,
  refused,
}: {
  slug: string;
  guests: GuestsAllowed;
  invites: InviteView[];
  origin: string;
  made?: string;
  refused: Refused;
}) {
  const [words, settings] = [useWords(groupWords), useWords(groupSettingWords)];
  const { values = {}, errors = {} } = refused ?? {};
  const madeInvite = invites.find((invite) => invite.code === made);
  const others = invites.filter((invite) => invite !== madeInvite);
  const offered = grants.filter((each) => each === "member" || guests === "comment" || guests === each);
  return (
    <Page narrow title={words.invitesTitle} lead={words.invitesLead}>
      {madeInvite && (
        <ul className="list">
          <Invite slug={slug} invite={madeInvite} origin={origin} isNew />
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
      <section>
        <h2>{words.inviteList}</h2>
        {others.length === 0 && <p>{words.inviteNone}</p>}
        <ul className="list">
          {others.map((invite) => (
            <Invite key={invite.code} slug={slug} invite={invite} origin={origin} isNew={false} />
          ))}
        </ul>
      </section>
    </Page>
  );
}

function Invite({ slug, invite, origin, isNew }: { slug: string; invite: InviteView; origin: string; isNew: boolean }) {
  const [words, settings] = [useWords(groupWords), useWords(groupSettingWords)];
  const id = `invite-${invite.code}`;
  return (
    <li className="row">
      <div>
        <label htmlFor={id}>{isNew ? words.inviteMade : words.inviteLink}</label>
        <input
          id={id}
          className="input"
          readOnly
          value={`${origin}${invite.url}`}
          onFocus={(event) => event.currentTarget.select()}
        />
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
        <Button small danger aria-label={words.inviteRevokeOf(invite.code.slice(-4))}>
          {words.inviteRevoke}
        </Button>
      </Form>
    </li>
  );
}
