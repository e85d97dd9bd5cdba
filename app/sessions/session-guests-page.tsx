import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Notice } from "../ui/notice";
import { Page } from "../ui/page";
import { Day } from "../ui/time";
import { sessionGuestWords } from "../words/session-guests";
import { useWords } from "../words/use-words";
import type { SessionGuestsView } from "./session-guests.server";

/** A link for guests, with its picture for cameras. */
export type GuestLink = { address: string; code: string; until: string; qr: { size: number; path: string } };

/** Links that let guests into a session; the newest as a picture too, for a room. @param isOnlyHere they lead to this computer */
export function SessionGuestsPage({
  session,
  group,
  mayAllow,
  mayChoose,
  mayInvite,
  grants,
  links,
  isOnlyHere,
}: Omit<SessionGuestsView, "invites"> & { links: GuestLink[]; isOnlyHere: boolean }) {
  const words = useWords(sessionGuestWords);
  const isPossible = grants !== null;
  return (
    <Page
      narrow
      title={words.title}
      lead={words.lead}
      actions={<LinkButton to={session.url}>{words.toSession}</LinkButton>}
    >
      {isOnlyHere && isPossible && <Notice tone="warn">{words.onlyHere}</Notice>}
      <p>
        {group.guests === "none" ? words.groupHasNone : words.kinds[session.guests]}{" "}
        {group.guests === "none" && mayAllow && <Link to={`/g/${group.slug}/settings`}>{words.toSettings}</Link>}
        {group.guests !== "none" && mayChoose && <Link to={`${session.url}/edit#field-guests`}>{words.toChoose}</Link>}
      </p>
      {!mayInvite && <p>{words.notYours}</p>}
      {isPossible && (
        <>
          <p>{grants === "comment" ? words.writes : words.reads}</p>
          <Form method="post">
            <Button primary={links.length === 0}>{words.make}</Button>
          </Form>
        </>
      )}
      {isPossible && links.length > 0 && (
        <section>
          <h2>{words.standing}</h2>
          <ul className="list">
            {links.map((link, at) => (
              <GuestLinkLine key={link.code} link={link} wall={at === 0 ? `${session.url}/screen?guests` : null} />
            ))}
          </ul>
          <p className="hint">
            {words.withdraw} <Link to={`/g/${group.slug}/invites`}>{words.toInvites}</Link>
          </p>
        </section>
      )}
    </Page>
  );
}

/** @param wall of the newest: the projector that shows it */
function GuestLinkLine({ link: { address, code, until, qr }, wall }: { link: GuestLink; wall: string | null }) {
  const words = useWords(sessionGuestWords);
  const id = `guests-${code}`;
  return (
    <li className="row invite">
      <div>
        <label htmlFor={id}>{words.link}</label>
        <div className="copied">
          <input id={id} className="input" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
          <CopyButton of={id} primary={wall !== null} label={words.copyOf(code.slice(-4))} />
        </div>
        <p>
          {words.until} <Day at={until} />
        </p>
        {wall !== null && (
          <>
            <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={words.picture}>
              <rect width={qr.size} height={qr.size} fill="#fff" />
              <path d={qr.path} fill="#000" />
            </svg>
            <div className="btns">
              <LinkButton to={wall} target="_blank">
                {words.onWall}
              </LinkButton>
            </div>
          </>
        )}
      </div>
    </li>
  );
}
