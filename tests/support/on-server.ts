/** One statement on a PostgreSQL server. Without our migrations, so that it loads in no time. */
import pg from "pg";

export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
