/** All that the server knows of one person, as one JSON document: put together from what each room gives out, and streamed. */
import { blocksOf } from "./accounts/blocks.server";
import { noteExport } from "./accounts/account-changes.server";
import { identitiesOf } from "./accounts/identities.server";
import { sessionsOf } from "./accounts/my-sessions.server";
import { passkeysOf } from "./accounts/passkeys.server";
import { requireProof } from "./accounts/proof.server";
import { secondFactorOf } from "./accounts/second-factors.server";
import { tokensOf } from "./accounts/tokens.server";
import type { SignedIn } from "./accounts/user";
import { accountOf } from "./accounts/users.server";
import { ownComments, ownTraces } from "./comments/author.server";
import { mailChoicesOf } from "./groups/mail-choices.server";
import { ownMemberships } from "./groups/person.server";
import { ownHoldings } from "./groups/holdings.server";
import { ownRemovals } from "./groups/removals.server";
import { ownRestraints } from "./groups/restrained.server";
import { ownModeration } from "./moderation/own-records.server";
import { ownSessions } from "./sessions/erasing.server";
import { ownImports } from "./texts/import-jobs.server";
import { ownDrafts } from "./texts/reviews.server";
import { ownNotices } from "./notices/own-notices.server";

/**
 * Nothing secret is in it: no password, no token, no id of a session. Written piece by piece, so that its size does not
 * matter to the memory.
 *
 * @throws Refusal `unproven`; `forbidden` for whoever came with a token: a stolen one must not carry everything away
 */
export async function exportFor(viewer: SignedIn): Promise<Response> {
  // A guest has nothing but the cookie to show.
  if (!viewer.isGuest) await requireProof(viewer);
  const [account, sessions, tokens, memberships, ofGroups, traces, notices, evenings, ...ways] = await Promise.all([
    accountOf(viewer),
    sessionsOf(viewer),
    tokensOf(viewer),
    ownMemberships(viewer.id),
    Promise.all([ownRemovals(viewer.id), ownRestraints(viewer.id), ownHoldings(viewer.id), ownModeration(viewer.id)]),
    ownTraces(viewer.id),
    ownNotices(viewer.id),
    ownSessions(viewer.id),
    secondFactorOf(viewer),
    passkeysOf(viewer),
    identitiesOf(viewer),
    mailChoicesOf(viewer),
    blocksOf(viewer.id),
    ownDrafts(viewer.id),
    ownImports(viewer.id),
  ]);
  const [removals, restraints, roles, moderation] = ofGroups;
  const [secondFactor, passkeys, logins, mailChoices, blocks, drafts, imports] = ways;
  await noteExport(viewer);
  const head = {
    ...{ format: "lectern-account", version: 1, exportedAt: new Date().toISOString() },
    ...{ account, memberships, removals, restraints, roles, moderation, ...traces, ...evenings, notices, tokens },
    ...{
      secondFactor,
      passkeys: passkeys.map(({ id: _, ...passkey }) => passkey),
      logins,
      mailChoices,
      blocks,
      drafts,
      imports,
    },
    sessions: sessions.map(({ id: _, ...session }) => session),
  };
  const pieces = piecesOf(head, ownComments(viewer.id));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="lectern-account.json"',
      "Cache-Control": "private, no-store",
    },
  });
}

async function* piecesOf(head: object, comments: AsyncGenerator<object>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"comments":[`;
  let before = "";
  for await (const comment of comments) {
    yield before + JSON.stringify(comment);
    before = ",\n";
  }
  yield "]}\n";
}
