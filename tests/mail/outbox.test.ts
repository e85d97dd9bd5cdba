import fs from "node:fs";
import path from "node:path";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { read, schema, write } from "#db/db.server";
import { mailState, queueMail } from "~/mail/mails.server";
import { sendMails } from "~/mail/sending.server";
import { outboxFolder } from "~/mail/transport.server";

test("without a mail server a mail becomes a file that only its owner reads", async () => {
  await write((tx) =>
    queueMail(tx, {
      ...{ to: "reader@example.org", subject: "Grüße", text: "Für dich.\n.\nfrom here on\n" },
      headers: { "List-Unsubscribe": "<https://read.example.org/x>" },
      expiresAt: new Date(Date.now() + 3_600_000),
    }),
  );
  const [{ id } = expect.fail()] = await read().select().from(schema.mails);
  await sendMails();
  await sendMails();
  expect(fs.readdirSync(outboxFolder())).toEqual([`${id}.eml`]);
  const file = path.join(outboxFolder(), `${id}.eml`);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.statSync(outboxFolder()).mode & 0o777).toBe(0o700);
  const mail = await simpleParser(fs.readFileSync(file));
  expect(mail).toMatchObject({ subject: "Grüße", messageId: `<${id}@localhost>` });
  expect(mail.to).toMatchObject({ value: [{ name: "", address: "reader@example.org" }] });
  expect(mail.from).toMatchObject({ value: [{ name: "Lectern", address: "lectern@localhost" }] });
  expect(mail.text?.trim()).toBe("Für dich.\n.\nfrom here on");
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(await mailState()).toEqual({
    ...{ to: outboxFolder(), isSent: false, waiting: 0, oldest: null, failed: 0, fault: null },
  });
});
