import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { userLimits } from "../accounts/user";
import { Button, LinkButton } from "../ui/button";
import { Field } from "../ui/field";
import { Page } from "../ui/page";
import { useSignUp } from "../ui/sign-up";
import { accountWords } from "../words/accounts";
import { commonWords } from "../words/common";
import { groupSettingWords } from "../words/group-settings";
import { groupWords } from "../words/groups";
import { sessionGuestWords } from "../words/session-guests";
import { useWords } from "../words/use-words";
import { Description } from "./description";
import type { InviteOffer } from "./group";
import { FormErrors, type Refused } from "./group-form";

type Invited = {
  offer: InviteOffer;
  viewer: { name: string; isGuest: boolean; isNameless: boolean } | null;
  refused: Refused;
  /** Of the group's sessions the one that the link leads on to. */
  session: { id: string; url: string; takesPart: boolean; shown: ReactNode } | null;
};

/** Behind the link of an invite. Looking uses nothing up: only the button does. */
export function InvitedPage({ offer, viewer, refused, session }: Invited) {
  const [words, sessions] = [useWords(groupWords), useWords(sessionGuestWords)];
  const { group, invitedBy, isMember } = offer;
  return (
    <Page
      narrow
      title={words.invitedTo(group.name)}
      lead={`${words.kinds[group.visibility]} · ${words.members(group.memberCount)}`}
    >
      <FormErrors refused={refused} />
      {session?.shown}
      {invitedBy && <p>{words.invitedBy(invitedBy)}</p>}
      <Description text={group.description} />
      {isMember ? (
        <>
          <p>{words.invitedIn}</p>
          <div className="btns">
            <LinkButton primary to={session?.url ?? `/g/${group.slug}`}>
              {session ? sessions.open : words.toGroup}
            </LinkButton>
          </div>
        </>
      ) : offer.grants === "member" ? (
        <AsMember {...{ offer, viewer, session }} />
      ) : (
        <AsGuest {...{ offer, viewer, refused, session }} grants={offer.grants} />
      )}
    </Page>
  );
}

/** The address of this page, for whoever comes back to it. */
const here = ({ offer, session }: Pick<Invited, "offer" | "session">) =>
  encodeURIComponent(`/i/${offer.code}${session ? `?session=${session.id}` : ""}`);

function AsMember({ offer, viewer, session }: Omit<Invited, "refused">) {
  const [words, common] = [useWords(groupWords), useWords(commonWords)];
  const back = `?to=${here({ offer, session })}`;
  const isClosed = useSignUp() === "closed";
  const accounts = useWords(accountWords);
  const hasAccount = viewer !== null && !viewer.isGuest;
  return (
    <>
      <p>{hasAccount ? words.joinLead : isClosed ? accounts.askOperator : words.inviteSignIn}</p>
      <div className="btns">
        {hasAccount ? (
          <Form method="post">
            <Button primary>{words.join}</Button>
          </Form>
        ) : (
          <>
            {!isClosed && (
              <LinkButton primary to={`/sign-up${back}`}>
                {common.signUp}
              </LinkButton>
            )}
            <LinkButton primary={isClosed} to={`/sign-in${back}`}>
              {common.signIn}
            </LinkButton>
          </>
        )}
      </div>
    </>
  );
}

/** Sent as a document, so that what is open in the browser (the socket) begins anew as somebody. */
function AsGuest({ offer, grants, viewer, refused, session }: Invited & { grants: "read" | "comment" }) {
  const [words, sessions] = [useWords(groupSettingWords), useWords(sessionGuestWords)];
  const takesPart = session?.takesPart === true;
  const asksName = takesPart ? viewer === null || viewer.isNameless : grants === "comment" && viewer === null;
  return (
    <Form method="post" reloadDocument className="form">
      {session && <p>{takesPart ? sessions.takePart : sessions.listen}</p>}
      {takesPart && <p>{sessions.seen}</p>}
      {!session && <p>{words.guestInvite[grants]}</p>}
      {session && grants === "comment" && <p>{sessions.comments}</p>}
      {grants === "comment" && <p>{words.guestSeen[offer.group.visibility]}</p>}
      {asksName && (
        <Field
          name="name"
          label={words.guestName}
          hint={takesPart ? undefined : words.guestNameHint}
          required
          autoComplete="nickname"
          maxLength={userLimits.name.max}
          defaultValue={refused?.values["name"]}
          error={refused?.errors["name"]}
        />
      )}
      {viewer === null && <p className="hint">{words.guestCookie}</p>}
      <div className="btns">
        <Button primary>
          {viewer && !asksName
            ? words.guestEnterAs(viewer.name)
            : takesPart
              ? sessions.comeAs
              : grants === "read"
                ? words.guestEnter
                : words.guestEnterWriting}
        </Button>
        {viewer === null && (
          <LinkButton quiet to={`/sign-in?to=${here({ offer, session })}`}>
            {words.guestHave}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}
