/** What a group does beforehand, in force: who waits, who is asked to look again, who is told to come later, and who is not. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { read, schema } from "#db/db.server";
import type { SignedIn } from "~/accounts/user";
import { subjectOf } from "~/cases/case";
import { openCaseOf } from "~/cases/cases.server";
import { tellHours } from "~/comments/closing.server";
import { changesSince } from "~/comments/changes.server";
import type { CommentView } from "~/comments/comment";
import { editComment, postComment, react } from "~/comments/comments.server";
import { floorOf } from "~/comments/floor.server";
import { noticesFor } from "~/comments/inbox.server";
import { commentFor, commentsOf } from "~/comments/reading.server";
import { groupLog } from "~/groups/group-log.server";
import { groupFor } from "~/groups/groups.server";
import { joinGroup } from "~/groups/memberships.server";
import { noPrevention, type Prevention } from "~/groups/prevention";
import { onAnnouncement } from "~/live/announce.server";
import { act } from "~/moderation/acting.server";
import { queueFor } from "~/moderation/queue.server";
import { changePrevention, preventionFor } from "~/moderation/prevention-settings.server";
import { textFor } from "~/texts/texts.server";
import type { TextView } from "~/texts/text";
import { endOf } from "../accounts/people";
import { circle, everybody } from "../groups/circle";
import { addMember, makeGroup, makeText, makeUser } from "../support/people";

let host: SignedIn, mod: SignedIn, lead: SignedIn, ana: SignedIn, ben: SignedIn, text: TextView, slug: string;

beforeEach(async () => {
  [host, mod, lead, ana, ben] = await Promise.all([makeUser(), makeUser(), makeUser(), makeUser(), makeUser()]);
  slug = await makeGroup(host, "public", "open");
  await addMember(slug, mod, "moderator");
  await addMember(slug, lead, "facilitator");
  await addMember(slug, ana);
  await addMember(slug, ben);
  text = await makeText(host, slug);
});

const set = (change: Partial<Prevention>) => changePrevention(host, slug, change);
const post = async (viewer: SignedIn, body: string, more: object = {}): Promise<CommentView> =>
  (await postComment(viewer, text.id, { body, ...more })).comment;
const caseOf = (id: string) => openCaseOf(read(), subjectOf("comment", id));
const approve = (id: string, by = mod) => act(by, slug, { kind: "approve", comment: id, reason: "Fine." });
const entry = (text: string, does: "warn" | "hold" = "hold", kind: "word" | "pattern" = "word") => ({
  text,
  does,
  kind,
});
const notices = async (who: SignedIn) =>
  (await noticesFor(who, { limit: 9, after: null })).items.flatMap(({ kind }) => (kind === "new-text" ? [] : kind));
const seen = async (viewer: SignedIn | null) =>
  (await commentsOf(viewer, text.id, {}, { limit: 200, after: null })).items.map(({ id }) => id);

describe("who may know it, and who sets it", () => {
  test("moderators read it, hosts change it, others hear nothing of it", async () => {
    const of = await circle("private");
    const ends = async (verb: (who: (typeof everybody)[number]) => Promise<unknown>) =>
      Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await endOf(verb(who))])));
    expect(await ends((who) => preventionFor(of.as(who), of.slug))).toEqual({
      ...{ stranger: "signed-out", outsider: "not-found", pending: "forbidden" },
      ...{ member: "forbidden", facilitator: "forbidden" },
      ...{ moderator: "answered", host: "answered", "reader's token": "answered" },
    });
    for (const who of ["member", "moderator", "facilitator"] as const)
      expect(await endOf(changePrevention(of.people[who], of.slug, { hold: "everybody" }))).toBe("forbidden");
    await changePrevention(of.people.host, of.slug, { list: [entry("tulipmania")], hold: "newcomers" });
    const { items } = await groupLog(of.people.host, of.slug, { limit: 9, after: null });
    const line = items.find(({ act }) => act === "moderation.prevention");
    expect(line).toMatchObject({ before: { hold: "nobody", list: 0 }, after: { hold: "newcomers", list: 1 } });
    expect(JSON.stringify(items)).not.toContain("tulipmania");
  });

  test("what is not named stays, and what cannot stand is refused by its line", async () => {
    await set({ hold: "newcomers", perHour: { newcomers: 5, members: null, guests: null } });
    const refused = async (change: object) =>
      changePrevention(host, slug, change).then(
        () => [],
        (error: { more: { errors: Record<string, (language: "en") => string> } }) =>
          Object.entries(error.more.errors).map(([name, said]) => `${name}: ${said("en")}`),
      );
    expect(
      await refused({ list: [entry("fine"), entry("(x", "hold", "pattern"), entry("a*", "warn", "pattern")] }),
    ).toEqual([
      "list.1.text: Line 2: “(x” is no pattern that RE2 reads (no look-ahead, no back-references).",
      "list.2.text: Line 3: “a*” would be met by everything, or by nothing.",
    ]);
    expect((await refused({ list: [entry("(?:[a-z ]{1,50}){1,19}0", "hold", "pattern")] }))[0]).toMatch(/too much/);
    const costly = Array.from({ length: 30 }, (_, at) => entry(`x{40}${at}`, "hold", "pattern"));
    expect((await refused({ list: costly }))[0]).toMatch(/^list: /);
    expect((await refused({ list: Array.from({ length: 501 }, (_, at) => entry(`word${at}`)) }))[0]).toMatch(/^list/);
    for (const closed of [
      { from: "25:00", until: "07:00", days: [1] },
      { from: "22:00", until: "07:00", days: [] },
      { from: "22:00", until: "07:00", days: [9] },
      { from: "00:00", until: "00:00", days: [0, 1, 2, 3, 4, 5, 6] },
    ])
      expect(await refused({ closed })).toHaveLength(1);
    const [from, until] = ["2026-05-01T00:00:00Z", "2026-04-01T00:00:00Z"];
    expect(await refused({ inviteOnly: { from, until } })).toHaveLength(1);
    expect((await preventionFor(mod, slug)).prevention).toEqual({
      ...noPrevention,
      hold: "newcomers",
      perHour: { newcomers: 5, members: null, guests: null },
    });
  });
});

describe("held", () => {
  test("a newcomer until enough of theirs are shown in this group, whoever approved them", async () => {
    await set({ hold: "newcomers", newcomerUntil: 2 });
    const heard: string[] = [];
    const stop = onAnnouncement("comment", ({ id }) => heard.push(id));
    const first = await post(ana, "One.");
    const second = await post(ana, `Two, @${ben.name}.`);
    expect([first.state, second.state, heard]).toEqual(["held", "held", []]);
    expect(await caseOf(first.id)).toMatchObject({ because: ["held-newcomer"] });
    expect(await notices(ben)).toEqual([]);
    expect(await seen(ben)).toEqual([]);
    await approve(first.id);
    expect(heard).toEqual([first.id]);
    expect((await post(ana, "Three.")).state).toBe("held");
    await approve(second.id, host);
    stop();
    expect(await notices(ben)).toEqual(["mention"]);
    expect((await post(ana, "Four.")).state).toBe("visible");
    // Known here is not known elsewhere.
    const elsewhere = await makeGroup(host, "public", "open");
    await addMember(elsewhere, ana);
    const other = await makeText(host, elsewhere);
    await changePrevention(host, elsewhere, { hold: "newcomers", newcomerUntil: 1 });
    expect((await postComment(ana, other.id, { body: "Here?" })).comment.state).toBe("held");
    for (const who of [host, mod, lead]) expect((await post(who, "Known.")).state).toBe("visible");
  });

  test("what was taken away by moderators does not make anybody less new", async () => {
    await set({ hold: "newcomers", newcomerUntil: 1 });
    const { id } = await post(ana, "One.");
    await approve(id);
    await act(mod, slug, { kind: "remove", comment: id, rule: 1, reason: "Not so." });
    expect((await post(ana, "Two.")).state).toBe("held");
  });

  test("two who approve at once: it is approved once, and told once", async () => {
    await set({ hold: "everybody" });
    const held = await post(ana, `Both, @${ben.name}`);
    // Both have the same page before them.
    const row = await caseOf(held.id);
    const sent = { kind: "approve" as const, case: row?.id, version: row?.version, reason: "Fine." };
    const ends = await Promise.all([endOf(act(mod, slug, sent)), endOf(act(host, slug, sent))]);
    expect(ends.sort()).toEqual(["answered", "conflict"]);
    const { comments } = await changesSince(null, text.id, 0);
    expect(comments.map(({ id, state }) => [id, state])).toEqual([[held.id, "visible"]]);
    expect(await notices(ben)).toEqual(["mention"]);
    const { actions } = schema;
    expect(await read().select().from(actions).where(eq(actions.commentId, held.id))).toHaveLength(1);
  });

  test("links, of whom the group says; ¶ numbers and names are none", async () => {
    await set({ holdLinks: "everybody" });
    expect((await post(ana, `See ¶ 2, @${ben.name}.`)).state).toBe("visible");
    const held = await post(ana, "See https://example.org/x");
    expect(held.state).toBe("held");
    expect(await caseOf(held.id)).toMatchObject({ because: ["held-link"] });
    await approve(held.id);
    // What was approved with its link is not held for it again; another link is.
    const same = await editComment(ana, held.id, { body: "Do see https://example.org/x", version: 1 });
    expect(same.state).toBe("visible");
    const more = await editComment(ana, held.id, { body: "https://example.org/x https://example.com", version: 2 });
    expect(more.state).toBe("held");
    expect(await commentFor(ben, held.id).catch(() => null)).toBeNull();
  });

  test("a word of the list: the author is not told which, moderators are", async () => {
    await set({ list: [entry("tul*"), entry("\\d{4}-\\d{4}", "hold", "pattern")] });
    const held = await post(ana, "A TULIP, please: 1234-5678");
    expect(held.state).toBe("held");
    expect(JSON.stringify(held.reason)).not.toMatch(/tul/i);
    expect(await caseOf(held.id)).toMatchObject({
      because: ["held-word"],
      found: ["TULIP (tul*)", "1234-5678 (\\d{4}-\\d{4})"],
    });
    const { items } = await queueFor(mod, slug, { limit: 9, after: null });
    expect(JSON.stringify(items)).toContain("TULIP");
    expect((await post(ana, "A rose.")).state).toBe("visible");
    expect((await post(mod, "A tulip.")).state).toBe("visible");
  });

  test("a wording that meets the list is never shown, and what was shown with it is not held for it again", async () => {
    const harmless = await post(ana, "A rose.");
    const old = await post(ben, "A tulip, from before.");
    await set({ list: [entry("tulip")] });
    const edited = await editComment(ana, harmless.id, { body: "A tulip.", version: 1 });
    expect(edited.state).toBe("held");
    expect(JSON.stringify(await changesSince(null, text.id, 0))).not.toContain("A tulip.");
    expect((await editComment(ben, old.id, { body: "A tulip, from long ago.", version: 1 })).state).toBe("visible");
  });

  test("much like two others of late, by whomever", async () => {
    await set({ holdFloods: true });
    const said = "Vote for the hedges on Sunday, friends, for they keep the sheep where they belong";
    expect((await post(ana, said)).state).toBe("visible");
    expect((await post(ben, `${said}!`)).state).toBe("visible");
    const third = await post(ana, `Please: ${said}`);
    expect(third.state).toBe("held");
    expect(await caseOf(third.id)).toMatchObject({ because: ["held-flood"] });
    expect((await post(ana, `> ${said}\n\nNo: I think that hedges are a theft, and always were.`)).state).toBe(
      "visible",
    );
    expect((await post(host, said)).state).toBe("visible");
  });
});

describe("asked to look again", () => {
  test("nothing is written; sent all the same it waits; changed it does not", async () => {
    await set({ list: [entry("scab*", "warn")] });
    const id = "warnedwarned" + ana.id;
    const warned = postComment(ana, text.id, { id, body: "You Scabs!" });
    await expect(warned).rejects.toMatchObject({ kind: "invalid", message: expect.stringContaining("“Scabs”") });
    expect(await read().select().from(schema.comments)).not.toContainEqual(expect.objectContaining({ id }));
    const meant = await post(ana, "You Scabs!", { id, anyway: true });
    expect(meant).toMatchObject({ id, state: "held" });
    expect(await caseOf(id)).toMatchObject({ because: ["held-word"], found: ["Scabs (scab*)"] });
    expect((await post(ana, "You people!", { anyway: true })).state).toBe("visible");
    const one = await post(ana, "Dear all.");
    const edit = { body: "Dear scabs.", version: 1 };
    await expect(editComment(ana, one.id, edit)).rejects.toMatchObject({ kind: "invalid" });
    expect((await commentFor(ben, one.id)).body).toBe("Dear all.");
    expect((await editComment(ana, one.id, { ...edit, anyway: true })).state).toBe("held");
    expect((await post(lead, "Scabs is a word of the trade.")).state).toBe("visible");
  });
});

describe("how much", () => {
  test("each standing at its rate, by what was written in the last hour; those with a role as they like", async () => {
    await set({ newcomerUntil: 2, perHour: { newcomers: 1, members: 3, guests: null } });
    const { id } = await post(ana, "1");
    await expect(post(ana, "2")).rejects.toMatchObject({ kind: "too-many", more: { retryAfter: expect.any(Number) } });
    // Sent again because no answer came is no second one.
    expect((await post(ana, "1", { id })).id).toBe(id);
    await set({ newcomerUntil: 1 });
    await post(ana, "2");
    await post(ana, "3");
    await expect(post(ana, "4")).rejects.toMatchObject({ kind: "too-many" });
    for (let at = 0; at < 5; at++) await post(lead, `as I like ${at}`);
    vi.useFakeTimers({ now: Date.now() + 3_600_001, toFake: ["Date"] });
    try {
      await post(ana, "5");
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("closed", () => {
  test("nobody without a role writes, and all are told when it opens", async () => {
    const before = await post(ana, "Before.");
    const scope = await textFor(ben, text.id);
    await set({ closed: { from: "00:00", until: "23:59", days: [0, 1, 2, 3, 4, 5, 6] } });
    vi.useFakeTimers({ now: new Date("2026-05-12T12:00:00Z"), toFake: ["Date"] });
    try {
      await expect(post(ben, "Now.")).rejects.toMatchObject({
        kind: "forbidden",
        message: expect.stringMatching(/closed for the moment.*from 23:59/),
      });
      await expect(editComment(ana, before.id, { body: "Else.", version: 1 })).rejects.toMatchObject({
        kind: "forbidden",
      });
      await expect(react(ben, before.id, "agree", true)).rejects.toMatchObject({ kind: "forbidden" });
      expect((await floorOf(ben, scope, "en")).closed).toMatch(/23:59/);
      // A session that runs on it is not closed to those in it.
      expect((await floorOf(ben, scope, "en", () => Promise.resolve(true))).closed).toBeNull();
      expect((await postComment(ben, text.id, { body: "In session." }, { sessionId: "s1" })).made).toBe(true);
      for (const who of [host, mod, lead]) expect((await post(who, "At night.")).state).toBe("visible");
      vi.setSystemTime(new Date("2026-05-12T23:59:00Z"));
      expect((await post(ben, "Late.")).state).toBe("visible");
    } finally {
      vi.useRealTimers();
    }
  });
});

test("open pages ask again when a group closes, and when it opens", async () => {
  await set({ closed: { from: "22:00", until: "07:00", days: [0, 1, 2, 3, 4, 5, 6] } });
  const heard: string[] = [];
  const stop = onAnnouncement("changed", ({ room, what }) => {
    if (what === "conditions" && room === `text:${text.id}`) heard.push(room);
  });
  const at = (time: string) => new Date(`2026-05-12T${time}:00Z`);
  for (const [from, to] of [
    ["20:00", "21:59"],
    ["21:59", "22:00"],
    ["22:00", "23:00"],
  ])
    await tellHours(at(to ?? ""), at(from ?? ""));
  expect(heard).toHaveLength(1);
  await tellHours(at("07:00"), at("06:59"));
  expect(heard).toHaveLength(2);
  stop();
  await set({ closed: null });
});

describe("by invitation only for a time", () => {
  test("the door is shut with a sentence, and opens by itself", async () => {
    const out = await makeUser();
    const day = 86_400_000;
    const at = (days: number) => new Date(Date.now() + days * day).toISOString();
    await set({ inviteOnly: { from: at(1), until: at(3) } });
    expect((await groupFor(out, slug)).standing.group.joining).toBe("open");
    vi.useFakeTimers({ now: Date.now() + 2 * day, toFake: ["Date"] });
    try {
      expect((await groupFor(out, slug)).standing.inviteOnlyUntil).toBeDefined();
      await expect(joinGroup(out, slug)).rejects.toMatchObject({
        kind: "forbidden",
        message: expect.stringMatching(/^Until .* by invitation only/),
      });
      expect((await groupFor(ana, slug)).standing.membership).toMatchObject({ state: "active" });
      vi.setSystemTime(Date.now() + 2 * day);
      expect(await joinGroup(out, slug)).toEqual({ state: "active" });
    } finally {
      vi.useRealTimers();
    }
  });
});
