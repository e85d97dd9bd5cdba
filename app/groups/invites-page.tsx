import { Form } from "@remix-run/react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { groupWords } from "../words/groups";
import { useWords } from "../words/use-words";
import type { InviteView } from "./group";
import { FormErrors, type Refused } from "./group-form";

/** @param origin of the addresses people copy @param made code of the one just made */
export function InvitesPage({
  slug,
  invites,
  origin,
  made,
  refused,
}: {
  slug: string;
  invites: InviteView[];
  origin: string;
  made?: string;
  refused: Refused;
}) {
  const words = useWords(groupWords);
  const { values = {}, errors = {} } = refused ?? {};
  return (
    <Page narrow title={words.invitesTitle} lead={words.invitesLead}>
      <section>
        <h2>{words.inviteNew}</h2>
        <Form method="post" className="form narrow">
          <FormErrors refused={refused} />
          <Field
            name="days"
            label={words.inviteDays}
            inputMode="numeric"
            defaultValue={values["days"] ?? "10"}
            error={errors["days"]}
          />
          <Field
            name="uses"
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
        {invites.length === 0 && <p>{words.inviteNone}</p>}
        <ul className="list">
          {invites.map((invite) => (
            <Invite key={invite.code} slug={slug} invite={invite} origin={origin} isNew={invite.code === made} />
          ))}
        </ul>
      </section>
    </Page>
  );
}

function Invite({ slug, invite, origin, isNew }: { slug: string; invite: InviteView; origin: string; isNew: boolean }) {
  const words = useWords(groupWords);
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
          {words.inviteLeft(invite.uses, invite.maxUses)} · {words.inviteUntil} <Day at={invite.expiresAt} />
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
