/** What the program says to whoever runs it: at start, in the log, and from the operator's tool. */
import type { Catalogue } from "./words";

const en = {
  settings: {
    title: "Lectern did not start. These settings need a change:",
    port: "must be a whole number from 0 to 65535",
    host: "must be an IP address or a host name",
    publicUrl: "must be the address people open, such as https://read.example.org, without a path",
    databaseUrl: "must begin with postgres:// or file: (or be left out: then the database is a file in DATA_DIR)",
    redisUrl: "must begin with redis:// or rediss://",
    smtpUrl: "must begin with smtp:// or smtps://",
    mailFrom: 'must be an address such as lectern@example.org or "Lectern <lectern@example.org>"',
    trustProxy: "must be the number of proxies in front of Lectern (1 for one), or be left out",
    oneOf: (values: readonly string[]) => `must be one of: ${values.join(", ")}`,
    fetchAllow: "must be hosts with ports separated by commas, such as wiki.local:8080",
    limits: "must be on or off",
    limitsOff: "may be off only while HOST is a loopback address, such as 127.0.0.1",
    oidc: "must be set together with the other two of OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET",
    oidcIssuer: "must be an address beginning with https://",
    file: (file: string) => `names the file ${file}, which cannot be read`,
  },
  start: {
    portTaken: (port: number) =>
      `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    portForbidden: (port: number) => `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`,
    hostUnknown: (host: string) => `HOST=${host} is not an address of this computer. Use 127.0.0.1 (this computer only) or 0.0.0.0 (everyone).`,
    dataDir: (folder: string, why: string) =>
      `Lectern cannot write to its data folder ${folder} (${why}). Make it a folder that this user may write to, or name another: DATA_DIR=FOLDER npm start`,
    postgresAway: (where: string, why: string) => `PostgreSQL at ${where} cannot be used (${why}). Start it, or correct DATABASE_URL.`,
    failed: (why: string) => `Lectern did not start: ${why}`,
    serving: (address: string) => `Lectern is open at ${address}`,
    loopback: "Only this computer can reach it. To let others in: HOST=0.0.0.0 npm start",
    operator: (link: string) => `There is no operator yet. Whoever opens this link becomes the operator; it works once:\n  ${link}`,
    sample: "A sample group with a sample text has been made, so that there is something to read.",
    sampleFailed: (why: string) => `The sample group could not be made (${why}). Everything else works.`,
    stopping: "Lectern is stopping.",
  },
};

export const operatorWords: Catalogue<typeof en> = { en };
