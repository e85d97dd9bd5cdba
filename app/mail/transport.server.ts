/** Where mail goes: to the mail server of `SMTP_URL`, or without one as files into `DATA_DIR/outbox`. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { createTransport } from "nodemailer";
import { isLoopback, settings } from "../env.server";
import { origin } from "./links.server";

/** A mail as it stands in the queue. */
export type QueuedMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  calendar: { method: "REQUEST" | "CANCEL" | "PUBLISH"; body: string } | null;
  createdAt: Date;
};

export type Transport = {
  /** Resolves once it was taken. @throws what nodemailer says */
  send(mail: QueuedMail): Promise<void>;
  close(): void;
};

/** Connections to the mail server at most. */
export const mostConnections = 5;

export function openTransport(): Transport {
  const { smtpUrl } = settings();
  return smtpUrl ? smtp(smtpUrl) : outbox();
}

/** For the operator: no user and no password. */
export function mailRoute(): { to: string; isSent: boolean } {
  const { smtpUrl } = settings();
  return smtpUrl ? { to: new URL(smtpUrl).host, isSent: true } : { to: outboxFolder(), isSent: false };
}

export const outboxFolder = () => path.join(settings().dataDir, "outbox");

/** Nothing in a mail may make the server read a file or an address. */
const closedIn = { disableFileAccess: true, disableUrlAccess: true };

function smtp(url: string): Transport {
  const { hostname, username } = new URL(url);
  const transport = createTransport({
    url,
    ...{ pool: true, maxConnections: mostConnections, maxMessages: 100 },
    // Trying again is the queue's business: what the pool sends twice, nobody would know of.
    maxRequeues: 0,
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 },
    // A password does not cross a network in clear. `?requireTLS=false` in the address says otherwise.
    requireTLS: username !== "" && !isLoopback(hostname),
    logger: false,
    ...closedIn,
  });
  // Of a connection that broke while it had nothing to do; a mail's own failure comes with the mail.
  transport.on("error", () => undefined);
  return { send: async (mail) => void (await transport.sendMail(messageOf(mail))), close: () => transport.close() };
}

/** Complete messages, for trials, and for whoever hands them on by other means. */
function outbox(): Transport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: "windows", ...closedIn });
  return {
    async send(mail) {
      const { message } = await writer.sendMail(messageOf(mail));
      const folder = outboxFolder();
      await fs.mkdir(folder, { recursive: true, mode: 0o700 });
      const file = path.join(folder, `${mail.id}.eml`);
      // Links in it open accounts: for the owner of the process only, and never half written.
      await fs.writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await fs.rename(`${file}.part`, file);
    },
    close: () => undefined,
  };
}

/** Whom mail says it is from. */
export const sender = (): string => settings().mailFrom ?? `Lectern <lectern@${new URL(origin()).hostname}>`;

/** The same without the name. */
export const senderAddress = (): string => /<([^<>]+)>$/.exec(sender())?.[1] ?? sender();

/** RFC 5322; `Auto-Submitted` (RFC 3834) keeps other machines from answering. The same each time it is made. */
function messageOf({ id, to, subject, text, html, headers, calendar, createdAt }: QueuedMail) {
  const { hostname } = new URL(origin());
  return {
    from: sender(),
    // An object: as a string it could be read as several.
    to: { name: "", address: to },
    envelope: { from: senderAddress(), to: [to] },
    messageId: `<${id}@${hostname}>`,
    date: createdAt,
    headers: { "Auto-Submitted": "auto-generated", ...headers },
    subject,
    text,
    ...(html !== null && { html }),
    // A part that mail programs understand, and the same as a file for those that do not.
    ...(calendar && {
      icalEvent: {
        ...{ method: calendar.method, content: calendar.body },
        filename: calendar.method === "PUBLISH" ? "sessions.ics" : "session.ics",
      },
    }),
  };
}
