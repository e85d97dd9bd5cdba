/** A moderator of whom somebody complains does not hear it at that moment; the others do. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAuthSession } from "~/accounts/auth-session.server";
import type { LiveSocket } from "~/live/connection";
import { report } from "~/moderation/reports.server";
import { makeCast } from "../support/people";
import { ask, openStage, pause, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("whom a report concerns hears nothing of it, the host does", async () => {
  const cast = await makeCast("private");
  const heard: Record<string, string[]> = {};
  for (const who of ["host", "moderator", "member"] as const) {
    const cookie = (await startAuthSession({ id: cast[who].id, isOperator: false })).split(";")[0] ?? "";
    const socket: LiveSocket = stage.client({ cookie });
    const said = (heard[who] = [] as string[]);
    (socket as unknown as { onAny(hear: (...news: unknown[]) => void): void }).onAny((...news) =>
      said.push(JSON.stringify(news)),
    );
    expect(await ask(socket, "join", { room: `group:${cast.slug}` })).toMatchObject({ ok: true });
  }
  const hints = (who: string) => heard[who]?.filter((news) => news.includes('"case')).length;
  await report(cast.member, { slug: cast.slug, user: cast.moderator.id }, { rule: 1, words: "Rude." });
  for (let tries = 0; tries < 50 && hints("host") !== 2; tries++) await pause(50);
  expect([hints("host"), hints("moderator"), hints("member")]).toEqual([2, 0, 0]);
  await report(cast.member, { comment: cast.comment.id }, { rule: 1, words: "Rude." });
  for (let tries = 0; tries < 50 && hints("moderator") !== 2; tries++) await pause(50);
  expect([hints("host"), hints("moderator"), hints("member")]).toEqual([4, 2, 0]);
});
