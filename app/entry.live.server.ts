/** Door: live. Binds the sockets to the look-ups that pages use, so that whoever may read a text may hear it. */
import type http from "node:http";
import type { Server } from "socket.io";
import { networkOfAddress } from "./limits/network";
import { hasToolActed, newestAct } from "./acts/acts.server";
import { hasScope, type Viewer } from "./accounts/user";
import { refreshViewer, viewerOfCookie, viewerOfToken } from "./accounts/viewer.server";
import { changesSince } from "./comments/changes.server";
import { unreadNotices } from "./comments/inbox.server";
import { problemOf } from "./doors.server";
import { isLoopback, settings } from "./env.server";
import { addressOf } from "./front-door/address.server";
import { alsoReady } from "./front-door/health.server";
import { gauge } from "./front-door/metrics.server";
import { originVerdict } from "./front-door/origin.server";
import { canBeSeen, canComment, canRead, sessionSight, type Standing } from "./groups/group";
import { groupFor } from "./groups/groups.server";
import type { RoomName } from "./live/asks";
import type { Found } from "./live/places.server";
import { openSockets } from "./live/sockets.server";
import { log } from "./log.server";
import { mintId } from "./mint";
import { askerOf, canSeeCases } from "./moderation/power";
import { forbidden, isRefusal, Refusal, signedOut } from "./refusals";
import { sessionTold } from "./sessions/screens.server";
import { canRun, canTakePart } from "./sessions/session";
import { sessionFor } from "./sessions/sessions.server";
import { textFor } from "./texts/texts.server";
import { doorWords } from "./words/doors";
import { refusalWords } from "./words/refusals";
import { say } from "./words/words";

/** Serves `/socket.io` on that server. `close` ends the sockets and leaves the server to its owner. */
export function openLive(server: http.Server): { io: Server; close(): Promise<void> } {
  const { publicUrl, trustProxy, limits, redisUrl } = settings();
  // On this machine stands a proxy, or the operator's own trial: many readers behind one address.
  const countedNetwork = (client: string) =>
    limits && client !== "" && !isLoopback(client) ? networkOfAddress(client) : null;
  const live = openSockets(server, {
    redisUrl,
    callerOf(request) {
      const address = addressOf(request, { publicUrl, trustProxy });
      if (!address) return null;
      const hosts = publicUrl ? [address.host, new URL(publicUrl).host] : [address.host];
      return originVerdict(request.headers, hosts) === "foreign" ? null : { network: countedNetwork(address.client) };
    },
    // A browser always says where it comes from. Without that a cookie counts for nothing; programs bring a token.
    viewerOf: ({ headers }, token) => {
      if (token !== null) return viewerOfToken(token);
      return viewerOfCookie(headers.origin === undefined ? null : headers.cookie);
    },
    refresh: refreshViewer,
    find,
    async changes(viewer, textId, since, limit, isForRoom) {
      const { seq, comments, more } = await changesSince(viewer, textId, since, limit, isForRoom);
      return { seq, missed: comments, more };
    },
    session: sessionTold,
    unread: ({ id }) => unreadNotices(id),
    problemOf: (error) => problemOf(isRefusal(error) ? error : brokenAs(error)),
    broken: brokenAs,
  });
  const stopWatching = watchTool(() => void live.access.ask({}));
  gauge("sockets", "Open sockets", () => live.io.engine.clientsCount);
  if (redisUrl) {
    alsoReady("redis", async () => {
      if (!live.hearsOthers()) throw new Error("Redis is away.");
    });
  }
  return {
    ...live,
    close() {
      stopWatching();
      return live.close();
    },
  };
}

/** Milliseconds: well within the second in which whoever is shut out must hear nothing more. */
const toolWatched = 400;

/** What the operator's tool does is said in the database only. @param acted somebody's access may have changed */
function watchTool(acted: () => void): () => void {
  let seen: number | null = null;
  let isLooking = false;
  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      const newest = await newestAct();
      if (seen !== null && newest > seen && (await hasToolActed(seen))) acted();
      seen = newest;
    } catch (error) {
      // Whether the database is away is said elsewhere; what was done meanwhile is seen afterwards.
      log().debug({ err: error }, "the acts cannot be looked at");
    } finally {
      isLooking = false;
    }
  }
  void look();
  const timer = setInterval(() => void look(), toolWatched).unref();
  return () => clearInterval(timer);
}

/** @throws Refusal */
async function find(viewer: Viewer, name: RoomName): Promise<Found> {
  if (viewer && !hasScope(viewer, "read")) throw forbidden(say(doorWords, (w) => w.scope("read")));
  if (name.kind === "user") {
    if (!viewer) throw signedOut();
    return { groupId: null, seq: null, mayWrite: false };
  }
  if (name.kind === "text") {
    const { text, standing } = await textFor(viewer, name.id);
    const mayRun = sessionSight(standing) === "all";
    return { groupId: text.groupId, seq: text.seq, mayWrite: mayWrite(standing), isNamed: canBeSeen(standing), mayRun };
  }
  if (name.kind === "session") {
    const { session, standing } = await sessionFor(viewer, name.id);
    const [mayWrite, mayRun] = [canTakePart(standing), canRun(standing)];
    return { groupId: session.groupId, seq: session.seq, mayWrite, mayRun };
  }
  const { group, standing } = await groupFor(viewer, name.slug);
  // A pending member sees the group's door, not what happens behind it.
  if (!canRead(standing)) throw forbidden();
  const mayRun = viewer !== null && canSeeCases(askerOf(viewer, standing));
  return { groupId: group.id, seq: null, mayWrite: mayWrite(standing), mayRun };
}

const mayWrite = (standing: Standing) =>
  canComment(standing) && standing.viewer !== null && hasScope(standing.viewer, "write");

/** Logged once with an id, told blandly. */
function brokenAs(error: unknown): Refusal {
  if (isRefusal(error)) return error;
  const id = mintId();
  log().error({ requestId: id, err: error }, "broken: a socket");
  return new Refusal(
    "unavailable",
    say(refusalWords, (w) => w.broken(id)),
  );
}
