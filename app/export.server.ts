/** All that the server knows of one person, as one JSON document: put together from what each room gives out, and streamed. */
import { noteExport } from "./accounts/account-changes.server";
import { sessionsOf } from "./accounts/my-sessions.server";
import { requireProof } from "./accounts/proof.server";
import { tokensOf } from "./accounts/tokens.server";
import type { SignedIn } from "./accounts/user";
import { accountOf } from "./accounts/users.server";
import { ownComments, ownTraces } from "./comments/author.server";
import { ownMemberships } from "./groups/person.server";
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
  const [account, sessions, tokens, memberships, traces, notices] = await Promise.all([
    accountOf(viewer),
    sessionsOf(viewer),
    tokensOf(viewer),
    ownMemberships(viewer.id),
    ownTraces(viewer.id),
    ownNotices(viewer.id),
  ]);
  await noteExport(viewer);
  const head = {
    ...{ format: "lectern-account", version: 1, exportedAt: new Date().toISOString() },
    ...{ account, memberships, ...traces, notices, tokens },
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
