/**
 * The settings: environment variables, checked together, so that one start tells every fault. Pure but for `settings()`,
 * and free of state worth sharing: `server.ts` may import it although it imports nothing else of ours.
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { operatorWords } from "./words/operator";

const words = operatorWords.en.settings;
const signUps = ["open", "invite", "closed"] as const;
const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export type Settings = {
  port: number;
  host: string;
  /** The address people open, without a slash at the end; null: whatever the browser asked for. */
  publicUrl: string | null;
  dataDir: string;
  redisUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string | null;
  /** How many proxies stand in front and may be believed; 0: none. */
  trustProxy: number;
  logLevel: (typeof logLevels)[number];
  signUp: (typeof signUps)[number];
  /** `name` stands on the button; without `OIDC_NAME` it is the provider's host. */
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  /** Hosts with ports that import by address may reach although they are private. */
  fetchAllow: string[];
  /** Whether rates are limited. */
  limits: boolean;
  /** Whether backups are taken by itself: each night, and before an upgrade. */
  backups: boolean;
  /** The bucket of an S3-compatible store that pictures lie in, `url` without a slash at the end; null: in `dataDir`. */
  pictures: { url: string; keyId: string; secret: string; region: string } | null;
  /** From how many to how many months groups may keep what was reported and taken away. */
  keepMonths: { min: number; max: number };
};

/** The names an operator may set, for `.env.example` and its test. */
export const settingNames = [
  "PORT",
  "HOST",
  "PUBLIC_URL",
  "DATA_DIR",
  "DATABASE_URL",
  "REDIS_URL",
  "SMTP_URL",
  "MAIL_FROM",
  "TRUST_PROXY",
  "LOG_LEVEL",
  "SIGN_UP",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_NAME",
  "FETCH_ALLOW",
  "LIMITS",
  "BACKUPS",
  "PICTURES_BUCKET",
  "PICTURES_KEY_ID",
  "PICTURES_SECRET",
  "PICTURES_REGION",
  "KEEP_MONTHS_MIN",
  "KEEP_MONTHS_MAX",
] as const;

/** Settings that may be given as `NAME_FILE=path` too, since they carry secrets. */
const secretNames = ["DATABASE_URL", "REDIS_URL", "SMTP_URL", "OIDC_CLIENT_SECRET", "PICTURES_SECRET"] as const;

/** Settings the program cannot start with. `faults` are lines `NAME: what is wrong`; no value is repeated in them. */
export class UnfitSettings extends Error {
  override name = "UnfitSettings";

  constructor(readonly faults: string[]) {
    super([words.title, ...faults.map((fault) => `  ${fault}`)].join("\n"));
  }
}

type Environment = Record<string, string | undefined>;

/** @throws UnfitSettings with every fault */
export function readSettings(env: Environment): Settings {
  const parsed = shape.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")));
  if (!parsed.success) {
    throw new UnfitSettings([
      ...new Set(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)),
    ]);
  }
  const it = parsed.data;
  return {
    port: it.PORT,
    host: it.HOST,
    publicUrl: it.PUBLIC_URL ?? null,
    dataDir: path.resolve(it.DATA_DIR),
    redisUrl: it.REDIS_URL ?? null,
    smtpUrl: it.SMTP_URL ?? null,
    mailFrom: it.MAIL_FROM ?? null,
    trustProxy: it.TRUST_PROXY,
    logLevel: it.LOG_LEVEL,
    signUp: it.SIGN_UP,
    oidc:
      it.OIDC_ISSUER && it.OIDC_CLIENT_ID && it.OIDC_CLIENT_SECRET
        ? {
            issuer: it.OIDC_ISSUER,
            clientId: it.OIDC_CLIENT_ID,
            clientSecret: it.OIDC_CLIENT_SECRET,
            name: it.OIDC_NAME ?? new URL(it.OIDC_ISSUER).hostname,
          }
        : null,
    fetchAllow: it.FETCH_ALLOW,
    limits: it.LIMITS === "on",
    backups: it.BACKUPS === "on",
    pictures:
      it.PICTURES_BUCKET && it.PICTURES_KEY_ID && it.PICTURES_SECRET
        ? {
            url: it.PICTURES_BUCKET,
            keyId: it.PICTURES_KEY_ID,
            secret: it.PICTURES_SECRET,
            region: it.PICTURES_REGION,
          }
        : null,
    keepMonths: { min: it.KEEP_MONTHS_MIN, max: it.KEEP_MONTHS_MAX },
  };
}

/**
 * Reads `.env` of the working directory, where there is one, and the files that `NAME_FILE` settings name, into
 * `process.env`. What is set already stands.
 *
 * @throws UnfitSettings
 */
export function loadEnvironment(): void {
  if (fs.existsSync(".env")) process.loadEnvFile(".env");
  const faults: string[] = [];
  for (const name of secretNames) {
    const file = process.env[`${name}_FILE`];
    if (!file || process.env[name]) continue;
    try {
      process.env[name] = fs.readFileSync(file, "utf8").trim();
    } catch {
      faults.push(`${name}_FILE: ${words.file(file)}`);
    }
  }
  if (faults.length > 0) throw new UnfitSettings(faults);
}

let known: Settings | undefined;

/** The settings of this process, read once. @throws UnfitSettings */
export const settings = (): Settings => (known ??= readSettings(process.env));

/** Whether only this computer can reach what listens there. */
export const isLoopback = (host: string) =>
  host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);

function isBareAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, username } = new URL(value);
  return (protocol === "http:" || protocol === "https:") && pathname === "/" && !search && !username;
}

/** Plain http only on this computer, for trials: what the provider says there could be changed on the way. */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash } = new URL(value);
  return !search && !hash && (protocol === "https:" || (protocol === "http:" && isLoopback(hostname)));
}

/** With the name of the bucket as its path, or as its host. Plain http is for stores beside this one. */
function isBucket(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash, username } = new URL(value);
  return (protocol === "https:" || protocol === "http:") && !search && !hash && !username;
}

const addressOf = (protocols: string[], message: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), message);

const months = z
  .string()
  .regex(/^\d{1,2}$/, words.keepMonths)
  .transform(Number)
  .refine((count) => count >= 1 && count <= 60, words.keepMonths);

const shape = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, words.port)
      .transform(Number)
      .refine((port) => port <= 65535, words.port)
      .default(3000),
    HOST: z
      .string()
      .regex(/^(?:[a-z0-9.-]+|\[?[0-9a-f:.]+\]?)$/i, words.host)
      .transform((host) => host.replace(/^\[|\]$/g, ""))
      .default("127.0.0.1"),
    PUBLIC_URL: z
      .string()
      .refine(isBareAddress, words.publicUrl)
      .transform((value) => new URL(value).origin)
      .optional(),
    DATA_DIR: z.string().default("data"),
    DATABASE_URL: z
      .string()
      .regex(/^(?:postgres(?:ql)?:\/\/|(?:file|sqlite):).+/, words.databaseUrl)
      .optional(),
    REDIS_URL: addressOf(["redis:", "rediss:"], words.redisUrl).optional(),
    SMTP_URL: addressOf(["smtp:", "smtps:"], words.smtpUrl).optional(),
    MAIL_FROM: z
      .string()
      .regex(/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, words.mailFrom)
      .optional(),
    TRUST_PROXY: z
      .string()
      .transform(
        (value) => ({ true: "1", on: "1", yes: "1", false: "0", off: "0", no: "0" })[value.toLowerCase()] ?? value,
      )
      .refine((value) => /^\d$/.test(value), words.trustProxy)
      .transform(Number)
      .default(0),
    LOG_LEVEL: z.enum(logLevels, words.oneOf(logLevels)).default("info"),
    SIGN_UP: z.enum(signUps, words.oneOf(signUps)).default("open"),
    OIDC_ISSUER: z.string().refine(isIssuer, words.oidcIssuer).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().max(60, words.oidcName).optional(),
    FETCH_ALLOW: z
      .string()
      .transform((value) =>
        value
          .split(",")
          .map((host) => host.trim().toLowerCase())
          .filter(Boolean),
      )
      .refine(
        (hosts) => hosts.every((host) => /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(host)),
        words.fetchAllow,
      )
      .default([]),
    LIMITS: z.enum(["on", "off"], words.limits).default("on"),
    BACKUPS: z.enum(["on", "off"], words.limits).default("on"),
    PICTURES_BUCKET: z
      .string()
      .refine(isBucket, words.picturesBucket)
      .transform((value) => value.replace(/\/+$/, ""))
      .optional(),
    PICTURES_KEY_ID: z.string().optional(),
    PICTURES_SECRET: z.string().optional(),
    PICTURES_REGION: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/i, words.picturesRegion)
      .default("us-east-1"),
    KEEP_MONTHS_MIN: months.default(1),
    KEEP_MONTHS_MAX: months.default(60),
  })
  .check(({ value, issues }) => {
    const fault = (name: string, message: string) =>
      issues.push({ code: "custom", message, path: [name], input: undefined });
    if (value.LIMITS === "off" && !isLoopback(value.HOST)) fault("LIMITS", words.limitsOff);
    if (value.KEEP_MONTHS_MIN > value.KEEP_MONTHS_MAX) fault("KEEP_MONTHS_MIN", words.keepBounds);
    const together = (names: readonly (keyof typeof value)[], message: string) => {
      const missing = names.filter((name) => !value[name]);
      if (missing.length > 0 && missing.length < names.length) for (const name of missing) fault(name, message);
    };
    together(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"], words.oidc);
    together(["PICTURES_BUCKET", "PICTURES_KEY_ID", "PICTURES_SECRET"], words.pictures);
  });
