/** A mail server in this process that keeps what it took, and does what it is told to instead. */
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

export type Taken = { to: string[]; from: string; mail: ParsedMail; raw: string };
/** null: take it. */
type Refusal = { at: "rcpt" | "data"; code: number; text: string } | null;

export async function openMailServer(port = 0) {
  const taken: Taken[] = [];
  let refusing: (address: string) => Refusal = () => null;
  const refuse = (refusal: NonNullable<Refusal>) =>
    Object.assign(new Error(refusal.text), { responseCode: refusal.code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const refusal = refusing(address);
      done(refusal?.at === "rcpt" ? refuse(refusal) : null);
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const refusal = refusing(to[0] ?? "");
        if (refusal?.at === "data") return done(refuse(refusal));
        const raw = Buffer.concat(chunks).toString("utf8");
        void simpleParser(raw).then((mail) => {
          taken.push({ to, from: envelope.mailFrom ? envelope.mailFrom.address : "", mail, raw });
          done();
        });
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port: (server.server.address() as { port: number }).port,
    taken,
    /** @param to what to answer for an address */
    refuse: (to: (address: string) => Refusal) => (refusing = to),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
