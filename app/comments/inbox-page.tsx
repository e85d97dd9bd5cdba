import { Form, Link, useRevalidator } from "@remix-run/react";
import { useCallback, useState } from "react";
import { isNobodys, mostCounted, type NoticeView } from "../notices/notice";
import { saidOf } from "../notices/said";
import { useNotices } from "../notices/use-notices";
import { Avatar } from "../ui/avatar";
import { Button, LinkButton } from "../ui/button";
import { classes } from "../ui/classes";
import { EmptyState } from "../ui/empty-state";
import { Page } from "../ui/page";
import { Pill } from "../ui/pill";
import { Time } from "../ui/time";
import { moderatedWords } from "../words/moderated";
import { noticeWords } from "../words/notices";
import { useWords } from "../words/use-words";
import { post } from "./call";

type Inbox = { items: NoticeView[]; next: string | null; unread: number };

/** One's notices, newest first. What comes while one reads waits behind a button, so that nothing moves. */
export function InboxPage({ inbox, isFirst, isMailed }: { inbox: Inbox; isFirst: boolean; isMailed: boolean }) {
  const words = useWords(noticeWords);
  const { items, next, unread } = inbox;
  return (
    <Page
      narrow
      title={words.title}
      lead={unread > 0 ? words.unread(unread < mostCounted ? String(unread) : `${mostCounted - 1}+`) : words.lead}
      actions={
        <>
          {isMailed && (
            <LinkButton quiet to="/account/notices">
              {words.settings}
            </LinkButton>
          )}
          {unread > 0 && (
            <Form method="post" action="/notices/read">
              <Button>{words.markAllRead}</Button>
            </Form>
          )}
        </>
      }
    >
      {isFirst && <Fresh unread={unread} />}
      {items.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      <ul className="list notices">
        {items.map((notice) => (
          <Line key={notice.id} notice={notice} />
        ))}
      </ul>
      {next && <LinkButton to={`?after=${encodeURIComponent(next)}`}>{words.more}</LinkButton>}
    </Page>
  );
}

function Fresh({ unread }: { unread: number }) {
  const words = useWords(noticeWords);
  const { revalidate } = useRevalidator();
  const [now, setNow] = useState<{ heard: number; when: number }>({ heard: unread, when: unread });
  const hear = useCallback((heard: number) => setNow(({ when }) => ({ heard, when: Math.min(when, heard) })), []);
  useNotices(hear);
  // What the page itself shows as unread is not new.
  const fresh = now.heard - Math.max(now.when, unread);
  return (
    <p role="status">
      {fresh > 0 && (
        <Button type="button" small onClick={() => revalidate()}>
          {words.fresh(fresh)}
        </Button>
      )}
    </p>
  );
}

function Line({ notice }: { notice: NoticeView }) {
  const words = useWords(noticeWords);
  const { id, kind, actor, group, groupThen, text, session, poll, excerpt, url, createdAt, readAt } = notice;
  const told = useWords(moderatedWords);
  const what = saidOf(notice, words, told);
  const title = text?.title ?? session?.title ?? poll?.title;
  const who = isNobodys(kind) ? "" : (actor?.name ?? words.somebody);
  return (
    <li className={classes("row", !readAt && "unread")}>
      {/* What moderators decide names none of them: it comes from the group. */}
      <Avatar id={actor?.id ?? group?.slug ?? ""} name={actor?.name ?? group?.name ?? groupThen ?? words.somebody} />
      <div>
        <Link to={url} onClick={() => readAt ?? post(`/notices/${id}/read`, {})}>
          {!isNobodys(kind) && (
            <strong>
              <bdi>{who}</bdi>
            </strong>
          )}{" "}
          {what}
        </Link>{" "}
        {!readAt && <Pill tone="new">{words.isNew}</Pill>}
        {excerpt && <p dir="auto">{excerpt}</p>}
        {notice.moderation?.rule && <p>{told.rule(notice.moderation.rule.number, notice.moderation.rule.title)}</p>}
        {notice.moderation?.what === "acted" && <p dir="auto">{notice.moderation.reason}</p>}
        <p>
          {title && (
            <>
              <bdi>{title}</bdi> ·{" "}
            </>
          )}
          {session && kind !== "minutes-shown" && (
            <>
              <Time at={session.startsAt} /> ·{" "}
            </>
          )}
          {(group || groupThen) && (
            <>
              <bdi>{group?.name ?? groupThen}</bdi> ·{" "}
            </>
          )}
          <Time at={createdAt} />
        </p>
      </div>
      {!readAt && (
        <Form method="post" action={`/notices/${id}/read`}>
          <Button small quiet aria-label={words.markReadOf(`${who} ${what}`.trim())}>
            {words.markRead}
          </Button>
        </Form>
      )}
    </li>
  );
}
