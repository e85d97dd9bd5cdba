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
    keepMonths: "must be a whole number of months from 1 to 60",
    keepBounds: "must not be more than KEEP_MONTHS_MAX",
    limitsOff: "may be off only while HOST is a loopback address, such as 127.0.0.1",
    oidc: "must be set together with the other two of OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET",
    oidcIssuer: "must be an address beginning with https:// (or http:// on this computer, for trials)",
    oidcName: "must be a short name, for the button on the sign-in page",
    pictures: "must be set together with the other two of PICTURES_BUCKET, PICTURES_KEY_ID, PICTURES_SECRET",
    picturesBucket: "must be the address of a bucket, such as https://s3.example.org/lectern",
    picturesRegion: "must be the name of a region, such as eu-central-1",
    file: (file: string) => `names the file ${file}, which cannot be read`,
  },
  start: {
    portTaken: (port: number) =>
      `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    portForbidden: (port: number) =>
      `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`,
    hostUnknown: (host: string) =>
      `HOST=${host} is not an address of this computer. Use 127.0.0.1 (this computer only) or 0.0.0.0 (everyone).`,
    dataDir: (folder: string, why: string) =>
      `Lectern cannot write to its data folder ${folder} (${why}). Make it a folder that this user may write to, or name another: DATA_DIR=FOLDER npm start`,
    postgresAway: (where: string, why: string) =>
      `PostgreSQL at ${where} cannot be used (${why}). Start it, or correct DATABASE_URL.`,
    noInstallation: (folder: string, file: string) =>
      `There is no Lectern in ${folder}: no database ${file} is there. Nothing was made. Correct DATA_DIR, or begin one: npm start`,
    noInstallationAt: (where: string) =>
      `There is no Lectern in ${where}: the database has none of its tables. Nothing was made. Correct DATABASE_URL, or begin one: npm start`,
    failed: (why: string) => `Lectern did not start: ${why}`,
    serving: (address: string) => `Lectern is open at ${address}`,
    loopback: "Only this computer can reach it. To let others in: HOST=0.0.0.0 npm start",
    operator: (link: string) =>
      `There is no operator yet. Whoever opens this link becomes the operator; it works once, for a day:\n  ${link}`,
    noMailServer: (folder: string) =>
      `No mail server is set, so mail is not sent: it is written to ${folder}. To send it: SMTP_URL=smtp://… npm start`,
    sample: "A sample group with a sample text has been made, so that there is something to read.",
    sampleFailed: (why: string) => `The sample group could not be made (${why}). Everything else works.`,
    stopping: "Lectern is stopping.",
    upgradeKept: (file: string) => `This version brings a new schema. The database as it was is kept: ${file}`,
    upgradeUnkept:
      "This version brings a new schema, and no backup was made: pg_dump is not installed (Debian: apt-get install postgresql-client).",
    upgradeStopped: (why: string) =>
      `This version brings a new schema, and the backup that comes first did not work: ${why} Nothing was changed. To go on without one: BACKUPS=off npm start`,
  },
  sampleGroup: {
    name: "Sample group",
    description: "Made at the first start, with a text and a discussion to try things on. The operator may delete it.",
  },
  tool: {
    begins: (where: string) => `No Lectern was in ${where}: one is begun.`,
    about: "The operator's tool of a Lectern installation.",
    version: "print the version of this installation",
    json: "print one JSON document (or one a line) on stdout and nothing else",
    outline: "show what an import would make of files, storing nothing",
    import: "import a file into a group",
    importFile:
      "a text, Markdown or HTML file, a Word document (.docx), an EPUB book or a PDF; or an address (https://…)",
    group: "the group's short name, as in its address",
    title: "instead of the title the file gives itself",
    user: "accounts",
    userAdd: "add an account",
    name: "the name others see",
    email: "the address of e-mail",
    password: "without one, a password is made and printed",
    operator: "may operate the installation",
    token: "make a token for the API too, and print it",
    groups: "groups",
    groupAdd: "add a group",
    groupName: "the group's name",
    host: "the name of the account that hosts it",
    visibility: "public, unlisted or private",
    join: "open, request or invite",
    member: "members of groups",
    memberAdd: "make an account a member, or change its role",
    role: "host, facilitator, moderator or member",
    sample: "fill the database with a plausible load, for trials",
    countOf: (what: string) => `how many ${what}`,
    backup: "copy the database, also while Lectern runs",
    noFolder: (folder: string) => `There is no folder ${folder}. Make it first, or name another: nothing was made.`,
    restore: "put a backup in the place of the database; stop Lectern first",
    force: "also where a database stands; on SQLite it is kept under another name",
    migrate: "bring the database to this version's schema (npm start does too)",
    doctor: "look over settings, data folder and database",
    exportGroup: "write a group's archive (comes later)",
    importArchive: "read a group's archive (comes later)",
    later: (what: string) =>
      `"${what}" comes in a later version. To move a whole installation: lectern backup, lectern restore.`,
    unreadable: (file: string, why: string) => `${file} cannot be read (${why}).`,
    noUser: (name: string) => `There is no account named ${name}. Add it: lectern user add "${name}" --email ADDRESS`,
    emailTaken: (email: string) =>
      `There is an account with the address ${email} already. Choose another address, or leave it at that account.`,
    noTitle: (file: string) => `${file} gives itself no title. Give it one: --title TITLE`,
    noGroup: (slug: string) =>
      `There is no group ${slug}. Add it: lectern group add ${slug} --name NAME --host ACCOUNT`,
    wholeNumber: "must be a whole number that is not below 0",
    notOneOf: (values: readonly string[]) => `must be one of: ${values.join(", ")}`,
    madeUser: (name: string) => `Account made: ${name}`,
    madePassword: (password: string) => `Password: ${password}`,
    madeToken: (token: string) => `Token (shown once): ${token}`,
    madeGroup: (name: string, url: string) => `Group made: ${name}, at ${url}`,
    madeMember: (name: string, group: string, role: string) => `${name} is ${role} in ${group}.`,
    imported: (title: string, url: string) => `Imported: ${title}\n${url}`,
    filled: (users: number, texts: number, comments: number) =>
      `Made ${users} users, ${texts} texts and ${comments} comments in the group "load".`,
    progress: (what: string, done: number, of: number) => `${what}: ${done} of ${of}`,
    backedUp: (file: string, megabytes: string) => `Backed up to ${file} (${megabytes} MB).`,
    restored: (from: string) => `Restored from ${from}.`,
    keptAs: (file: string) => `The database that stood there is kept as ${file}.`,
    migrated: "The database has this version's schema.",
    allWell: "All is well.",
    notWell: "Something needs attention: see the lines marked ✗.",
    node: "Node",
    settingsFine: "understood",
    settings: "settings",
    dataDir: "data folder",
    writable: (folder: string) => `${folder} can be written to`,
    untitled: "(no title)",
    noHeading: "(no heading)",
    failed: (why: string) => `This did not work: ${why}`,
  },
};

export const operatorWords: Catalogue<typeof en> = { en };
