import net from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openMailServer } from "./mail-server";

// Before anything reads the settings.
const server = await openMailServer();
process.env["LOG_LEVEL"] = "silent";
process.env["PUBLIC_URL"] = "https://read.example.org";
process.env["MAIL_FROM"] = "Reading Circle <lectern@example.org>";
process.env["SMTP_URL"] = `smtp://127.0.0.1:${server.port}?greetingTimeout=400&connectionTimeout=400&socketTimeout=800`;

const { read, schema, write } = await import("#db/db.server");
const { mailState, queueMail } = await import("~/mail/mails.server");
const { closeMail, sendMails, sweepMails } = await import("~/mail/sending.server");
const { mails } = schema;

const inAnHour = () => new Date(Date.now() + 3_600_000);
const mail = (to: string, more: Partial<Parameters<typeof queueMail>[1]> = {}) => ({
  ...{ to, subject: "A subject", text: "Words for one person.\n", expiresAt: inAnHour() },
  ...more,
});
const queue = (...mailsToSend: Array<Parameters<typeof queueMail>[1]>) =>
  write(async (tx) => {
    for (const each of mailsToSend) await queueMail(tx, each);
  });
const rows = () => read().select().from(mails);
const only = async () => (await rows())[0] as Awaited<ReturnType<typeof rows>>[number];
/** As if the time had come. */
const letTimePass = () => write((tx) => tx.update(mails).set({ dueAt: new Date(Date.now() - 1) }));

beforeEach(async () => {
  server.taken.length = 0;
  server.refuse(() => null);
  await write((tx) => tx.delete(mails));
});
afterEach(closeMail);
afterAll(() => server.close());

describe("a mail", () => {
  test("goes out once, complete, and nothing of it is kept", async () => {
    await queue(
      mail("reader@example.org", { subject: "Grüße ☕", text: "Für dich: 読書\n", headers: { "X-Own": "1" } }),
    );
    const { id } = await only();
    await sendMails();
    await sendMails();
    expect(server.taken).toHaveLength(1);
    const [{ to, from, mail: got, raw } = expect.fail()] = server.taken;
    expect(to).toEqual(["reader@example.org"]);
    expect(from).toBe("lectern@example.org");
    expect(got.subject).toBe("Grüße ☕");
    expect(got.text?.trim()).toBe("Für dich: 読書");
    expect(got.from?.value).toEqual([{ name: "Reading Circle", address: "lectern@example.org" }]);
    expect(got.messageId).toBe(`<${id}@read.example.org>`);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toMatch(/^X-Own: 1\r$/m);
    expect(raw).toMatch(/^Date: .+\r$/m);
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8/m);
    const row = await only();
    expect(row).toMatchObject({ to: "", subject: "", text: "", headers: {}, fault: null, failedAt: null });
    expect(row.sentAt).toBeInstanceOf(Date);
  });

  test("that expires sooner goes first, one that has expired not at all", async () => {
    const soon = new Date(Date.now() + 60_000);
    await queue(
      mail("last@example.org"),
      mail("first@example.org", { expiresAt: soon }),
      mail("over@example.org", { expiresAt: new Date(Date.now() - 1000) }),
    );
    await sendMails();
    expect(server.taken.map(({ to }) => to[0]).sort()).toEqual(["first@example.org", "last@example.org"]);
    const over = (await rows()).find(({ failedAt }) => failedAt);
    expect(over).toMatchObject({ to: "", text: "", sentAt: null });
  });

  test.each([
    ["an address", { to: "a@example.org\r\nBcc: b@example.org" }],
    ["two addresses", { to: "a@example.org, b@example.org" }],
    ["an address with a name", { to: "A <a@example.org>" }],
    ["a header", { to: "a@example.org", headers: { "List-Unsubscribe": "<x>\r\nBcc: b@example.org" } }],
    ["the name of a header", { to: "a@example.org", headers: { "X\r\nBcc": "b@example.org" } }],
  ])("is not queued when %s holds more than it may", async (_what, { to, ...more }) => {
    await expect(queue(mail(to, more))).rejects.toThrow("mail:");
    expect(await rows()).toEqual([]);
  });

  test("stays one mail whatever its subject holds", async () => {
    await queue(mail("a@example.org", { subject: "Hello\r\nBcc: b@example.org\r\n\r\nInjected\u2028\u202e" }));
    await sendMails();
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]?.to).toEqual(["a@example.org"]);
    expect(server.taken[0]?.raw).not.toMatch(/^Bcc:/m);
    expect(server.taken[0]?.mail.subject).toBe("Hello Bcc: b@example.org Injected");
    expect(server.taken[0]?.mail.text?.trim()).toBe("Words for one person.");
  });
});

describe("when the mail server", () => {
  test("is away, all wait; when it is back, all arrive, once", async () => {
    await queue(...Array.from({ length: 45 }, (_, at) => mail(`reader${at}@example.org`)));
    const away = await openMailServer();
    await away.close();
    // Another port answers nothing: the same as this one being gone.
    await withServer(away.port, async () => {
      await sendMails();
      const waiting = await rows();
      expect(waiting.every(({ sentAt, failedAt }) => !sentAt && !failedAt)).toBe(true);
      const tried = waiting.filter(({ tries }) => tries > 0);
      // It did not knock for each of them.
      expect(tried.length).toBeLessThanOrEqual(20);
      for (const { dueAt, leasedUntil } of tried) {
        expect(dueAt.getTime()).toBeGreaterThan(Date.now() + 10_000);
        expect(leasedUntil).toBeNull();
      }
      expect(await mailState()).toMatchObject({ waiting: 45, failed: 0, isSent: true });
      expect((await mailState()).fault).toMatch(/^away: /);
    });
    // Those that had not been tried are due; the others follow as soon as one went through.
    await sendMails();
    expect(server.taken).toHaveLength(45);
    expect(new Set(server.taken.map(({ to }) => to[0])).size).toBe(45);
    expect(await mailState()).toMatchObject({ waiting: 0, oldest: null, failed: 0, fault: null });
  });

  test("puts a mail off, it is tried again, later each time", async () => {
    server.refuse(() => ({ at: "rcpt", code: 451, text: "greylisted, try again" }));
    await queue(mail("reader@example.org"));
    const waits: number[] = [];
    for (let tries = 1; tries <= 4; tries++) {
      await sendMails();
      const row = await only();
      expect(row).toMatchObject({ tries, sentAt: null, failedAt: null });
      waits.push(row.dueAt.getTime() - Date.now());
      await letTimePass();
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    server.refuse(() => null);
    await sendMails();
    expect(server.taken).toHaveLength(1);
  });

  test.each(["rcpt", "data"] as const)("will never take a mail (%s), it is given up, and the others go", async (at) => {
    server.refuse((address) =>
      address === "nobody@example.org" ? { at, code: 550, text: "no nobody@example.org here" } : null,
    );
    await queue(mail("nobody@example.org"), mail("reader@example.org"));
    await sendMails();
    expect(server.taken.map(({ to }) => to[0])).toEqual(["reader@example.org"]);
    const failed = (await rows()).find(({ failedAt }) => failedAt);
    expect(failed).toMatchObject({ to: "", text: "", subject: "", sentAt: null });
    expect(failed?.fault).toContain("550");
    expect(failed?.fault).not.toContain("@");
    expect(await mailState()).toMatchObject({ waiting: 0, failed: 1 });
  });

  test("says nothing, it is left in time", async () => {
    const mute = net.createServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    await queue(mail("reader@example.org"));
    await withServer((mute.address() as net.AddressInfo).port, async () => {
      await sendMails();
      expect(await only()).toMatchObject({ tries: 1, sentAt: null, failedAt: null, leasedUntil: null });
    });
    mute.close();
  });
});

describe("of several processes", () => {
  test("one sends each mail", async () => {
    await queue(...Array.from({ length: 60 }, (_, at) => mail(`reader${at}@example.org`)));
    vi.resetModules();
    const other = await import("~/mail/sending.server");
    const otherDatabase = await import("#db/db.server");
    expect(other.sendMails).not.toBe(sendMails);
    await Promise.all([sendMails(), other.sendMails(), sendMails()]);
    other.closeMail();
    await otherDatabase.closeDatabase();
    expect(server.taken).toHaveLength(60);
    expect(new Set(server.taken.map(({ mail: { messageId } }) => messageId)).size).toBe(60);
  });

  test("what one died with is sent by another once the lease is over, under the same id", async () => {
    await queue(mail("reader@example.org"));
    const { id } = await only();
    const hold = (until: number) => write((tx) => tx.update(mails).set({ leasedUntil: new Date(until) }));
    await hold(Date.now() + 60_000);
    await sendMails();
    expect(server.taken).toEqual([]);
    await hold(Date.now() - 1);
    await sendMails();
    expect(server.taken.map(({ mail: { messageId } }) => messageId)).toEqual([`<${id}@read.example.org>`]);
  });
});

test("that there was a mail is forgotten after a month", async () => {
  await queue(mail("reader@example.org"), mail("other@example.org"));
  await sendMails();
  await queue(mail("waiting@example.org"));
  await sweepMails(Date.now() + 29 * 86_400_000);
  expect(await rows()).toHaveLength(3);
  await sweepMails(Date.now() + 31 * 86_400_000);
  expect((await rows()).map(({ to }) => to)).toEqual(["waiting@example.org"]);
  await write((tx) => tx.delete(mails).where(eq(mails.to, "waiting@example.org")));
});

/** The same process with another mail server in its settings. */
async function withServer(port: number, run: () => Promise<void>): Promise<void> {
  const { settings } = await import("~/env.server");
  const before = settings().smtpUrl;
  closeMail();
  settings().smtpUrl = `smtp://127.0.0.1:${port}?greetingTimeout=400&connectionTimeout=400&socketTimeout=800`;
  try {
    await run();
  } finally {
    closeMail();
    settings().smtpUrl = before;
  }
}
