/** A server with the live door, people, groups and texts, and real clients. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { io } from "socket.io-client";
import { eq, sql } from "drizzle-orm";
import { schema, write } from "#db/db.server";
import { startAuthSession } from "~/accounts/auth-session.server";
import { hashOf } from "~/accounts/secrets.server";
import type { SignedIn } from "~/accounts/user";
import { viewerOfCookie } from "~/accounts/viewer.server";
import { changesSince } from "~/comments/changes.server";
import type { CommentView } from "~/comments/comment";
import { openLive } from "~/entry.live.server";
import { announce } from "~/live/announce.server";
import type { LiveSocket } from "~/live/connection";
import type { Visibility } from "~/groups/group";

/** The next write begins in a turn of its own. */
const put: typeof write = async (job) => {
  const value = await write(job);
  await new Promise(setImmediate);
  return value;
};

let made = 0;
const fresh = (kind: string) => `${kind}${String(++made).padStart(8, "0")}`;

export async function openStage(port = 0) {
  const server = http.createServer((_request, response) => response.end("ok"));
  const live = openLive(server) as ReturnType<typeof openLive> & { places: unknown };
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sockets: LiveSocket[] = [];
  return {
    live,
    server,
    origin,
    /** A client as a browser would be: with its cookie and the page's origin. */
    client({
      cookie,
      token,
      headers = {},
      ...options
    }: { cookie?: string; token?: unknown; headers?: Record<string, string>; reconnection?: boolean } = {}) {
      const socket: LiveSocket = io(origin, {
        transports: ["websocket"],
        forceNew: true,
        reconnection: false,
        ...(token === undefined ? {} : { auth: { token } }),
        extraHeaders: {
          ...(token === undefined ? { Origin: origin } : {}),
          ...(cookie ? { Cookie: cookie } : {}),
          ...headers,
        },
        ...options,
      });
      sockets.push(socket);
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await live.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}
export type Stage = Awaited<ReturnType<typeof openStage>>;

export async function person(name = fresh("Person")): Promise<{ viewer: SignedIn; cookie: string; id: string }> {
  const id = fresh("user");
  await put((tx) =>
    tx.insert(schema.users).values({
      id,
      name,
      nameKey: name.toLowerCase(),
      email: `${id}@example.org`,
      emailKey: `${id}@example.org`,
      createdAt: new Date(),
    }),
  );
  const cookie = (await startAuthSession({ id, isOperator: false })).split(";")[0] ?? "";
  const viewer = await viewerOfCookie(cookie);
  if (!viewer) throw new Error("no viewer");
  return { id, cookie, viewer };
}

export async function tokenFor(
  userId: string,
  scopes: Array<"read" | "write" | "moderate"> = ["read", "write"],
): Promise<string> {
  const token = `${fresh("token")}-${"x".repeat(24)}`;
  await put((tx) =>
    tx
      .insert(schema.apiTokens)
      .values({ id: fresh("tok"), userId, hash: hashOf(token), name: "bot", scopes, createdAt: new Date() }),
  );
  return token;
}

/** A group with one text of one paragraph, `block1`. */
export async function circle(
  visibility: Visibility,
  members: Array<{ id: string; state?: "active" | "pending"; role?: "host" | "member" }> = [],
) {
  const groupId = fresh("group");
  const slug = groupId;
  const textId = fresh("text");
  await put(async (tx) => {
    await tx
      .insert(schema.groups)
      .values({ id: groupId, slug, name: slug, visibility, joining: "open", createdAt: new Date() });
    for (const { id, state = "active", role = "member" } of members) {
      await tx.insert(schema.memberships).values({ groupId, userId: id, role, state, joinedAt: new Date() });
    }
    await tx.insert(schema.texts).values({ id: textId, groupId, title: "Title", createdAt: new Date() });
    const edition = {
      textId,
      number: 1,
      sourceHash: textId,
      format: "plain" as const,
      words: 1,
      numbered: 1,
      createdAt: new Date(),
    };
    await tx.insert(schema.editions).values(edition);
    await tx.insert(schema.sections).values({ textId, edition: 1, id: "s1", position: 0, heading: null, level: 1 });
    const block = {
      textId,
      edition: 1,
      id: "block1",
      sectionId: "s1",
      position: 0,
      number: 1,
      kind: "paragraph" as const,
      html: "One.",
      text: "One.",
    };
    await tx.insert(schema.blocks).values(block);
  });
  return { groupId, slug, textId, room: `text:${textId}` };
}

/** A comment as its verb leaves it: in the database, and announced unless `silent`. */
export async function speak(
  viewer: SignedIn,
  textId: string,
  body: string,
  { silent = false } = {},
): Promise<CommentView> {
  const id = fresh("comment");
  const seq = await write(async (tx) => {
    const [text] = await tx
      .update(schema.texts)
      .set({ seq: sql`${schema.texts.seq} + 1` })
      .where(eq(schema.texts.id, textId))
      .returning();
    const row = {
      id,
      textId,
      edition: 1,
      place: "block:block1",
      threadId: id,
      kind: "comment" as const,
      state: "visible" as const,
    };
    const now = { authorId: viewer.id, body, html: `<p>${body}</p>`, mentions: [], createdAt: new Date() };
    await tx.insert(schema.comments).values({ ...row, ...now, seq: text?.seq ?? 0, bornSeq: text?.seq ?? 0 });
    return text?.seq ?? 0;
  });
  const { comments } = await changesSince(viewer, textId, seq - 1, 1);
  const view = comments.find((comment) => comment.id === id);
  if (!view) throw new Error("not written");
  if (!silent) announce("comment", view);
  return view;
}

/** Resolves with the first news of that kind that fits. */
export function hears<News = never>(
  socket: LiveSocket,
  event: string,
  fits: (news: News) => boolean = () => true,
  within = 5_000,
): Promise<News> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within ${within} ms`)), within);
    socket.on(
      event as "comment",
      ((news: News) => {
        if (!fits(news)) return;
        clearTimeout(timer);
        resolve(news);
      }) as never,
    );
  });
}

export const connected = (socket: LiveSocket) =>
  new Promise<void>((resolve, reject) => {
    if (socket.connected) return resolve();
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });

export const ask = (socket: LiveSocket, event: "join" | "leave" | "at" | "typing" | "other", ...sent: unknown[]) =>
  (socket as unknown as { timeout(ms: number): { emitWithAck(event: string, ...sent: unknown[]): Promise<Answered> } })
    .timeout(5_000)
    .emitWithAck(event, ...sent);
export type Answered = {
  ok: boolean;
  seq?: number;
  more?: boolean;
  missed?: Array<{ id: string; seq: number }>;
  problem?: { status: number; detail: string };
};

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
