import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Database, Db } from "./database";
import * as schema from "./schema";
import { writer } from "./writer";

/** A pool that reads, and one connection that writes serializable transactions, retried on conflict. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  let held: { client: pg.Client; tx: Db } | undefined;

  async function hold() {
    if (held) return held;
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => (held = undefined));
    client.on("end", () => (held = undefined));
    await client.connect();
    held = { client, tx: drizzle(client, { schema }) as unknown as Db };
    return held;
  }

  const queue = writer<Db>({
    async begin() {
      const { client, tx } = await hold();
      await client.query("begin isolation level serializable");
      return tx;
    },
    async run(statement) {
      await held?.client.query(statement);
    },
    async commit() {
      if (!held) throw new Error("The connection to PostgreSQL was lost before the commit.");
      await held.client.query("commit");
    },
    async rollback() {
      await held?.client.query("rollback").catch(() => (held = undefined));
    },
    endsAll: () => false,
    isConflict: (error) => ["40001", "40P01"].includes(codeOf(error) ?? ""),
  });

  return {
    dialect: "postgres",
    read: drizzle(pool, { schema }) as unknown as Db,
    write: queue.write,
    async ping() {
      await pool.query("select 1");
    },
    async size() {
      const { rows } = await pool.query<{ size: string }>("select pg_database_size(current_database()) as size");
      return Number(rows[0]?.size ?? 0);
    },
    // Its log is archived and recycled by the server itself; rows that are gone are swept by its vacuum.
    checkpoint: async () => undefined,
    checkpointApart: () => undefined,
    async close() {
      await queue.idle();
      await held?.client.end();
      await pool.end();
    },
  };
}

/** Drizzle wraps what the driver threw: the code stands on the error or on its cause. */
function codeOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return [code, cause?.code].find((it): it is string => typeof it === "string");
}
