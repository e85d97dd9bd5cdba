/** Letters as they wait to be sent, and the links in them. */
import { desc, eq } from "drizzle-orm";
import { read, schema } from "#db/db.server";

const { mails } = schema;

export async function lettersTo(address: string): Promise<string[]> {
  const rows = await read().select().from(mails).where(eq(mails.to, address)).orderBy(desc(mails.id));
  return rows.map(({ subject, text }) => `${subject}\n${text}`);
}

/** The secret of the newest link of this kind to an address; "" where there is none. */
export async function secretTo(address: string, kind: "confirm" | "reset" | "address"): Promise<string> {
  for (const letter of await lettersTo(address)) {
    const found = new RegExp(`/${kind}/([\\w-]{43})\\s`).exec(letter)?.[1];
    if (found) return found;
  }
  return "";
}
