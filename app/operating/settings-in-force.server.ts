/** The settings this process works with, as an operator may see them: what holds, also where nothing was set. */
import { databaseUrl } from "#db/url";
import { settingNames, settings } from "../env.server";
import { sender } from "../mail/transport.server";
import type { Setting } from "./installation";

type Name = (typeof settingNames)[number];

/** May carry a password, or is one. */
const secrets: readonly Name[] = ["DATABASE_URL", "REDIS_URL", "SMTP_URL", "OIDC_CLIENT_SECRET", "PICTURES_SECRET"];

export function settingsInForce(): Setting[] {
  const values = inForce();
  return settingNames.map((name) => {
    const isDefault = !process.env[name];
    if (secrets.includes(name) && !isDefault) return { name, value: null, without: null, isDefault };
    const value = values[name];
    return { name, value, without: value === null ? insteadOf(name) : null, isDefault };
  });
}

function insteadOf(name: Name): Setting["without"] {
  if (name.startsWith("OIDC_")) return "OIDC";
  if (name.startsWith("PICTURES_")) return "PICTURES";
  const told = ["PUBLIC_URL", "REDIS_URL", "SMTP_URL", "FETCH_ALLOW"] as const;
  return told.find((each) => each === name) ?? null;
}

/** Of secrets, what holds where they are not set. */
function inForce(): Record<Name, string | null> {
  const it = settings();
  const onOff = (isOn: boolean) => (isOn ? "on" : "off");
  const database = databaseUrl();
  return {
    PORT: String(it.port),
    HOST: it.host,
    PUBLIC_URL: it.publicUrl,
    DATA_DIR: it.dataDir,
    DATABASE_URL: database.dialect === "sqlite" ? `file:${database.file}` : null,
    REDIS_URL: null,
    SMTP_URL: null,
    MAIL_FROM: sender(),
    TRUST_PROXY: String(it.trustProxy),
    LOG_LEVEL: it.logLevel,
    SIGN_UP: it.signUp,
    OIDC_ISSUER: it.oidc?.issuer ?? null,
    OIDC_CLIENT_ID: it.oidc?.clientId ?? null,
    OIDC_CLIENT_SECRET: null,
    OIDC_NAME: it.oidc?.name ?? null,
    FETCH_ALLOW: it.fetchAllow.join(", ") || null,
    LIMITS: onOff(it.limits),
    BACKUPS: onOff(it.backups),
    PICTURES_BUCKET: it.pictures?.url ?? null,
    PICTURES_KEY_ID: it.pictures?.keyId ?? null,
    PICTURES_SECRET: null,
    PICTURES_REGION: it.pictures?.region ?? null,
    KEEP_MONTHS_MIN: String(it.keepMonths.min),
    KEEP_MONTHS_MAX: String(it.keepMonths.max),
  };
}
