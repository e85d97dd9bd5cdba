/** How each connection to the file is made, whoever makes it. */
import Sqlite from "better-sqlite3";

/** "LECT": lets us tell our file from another program's (`PRAGMA application_id`). */
export const applicationId = 0x4c454354;

/**
 * `synchronous=FULL` on each connection: better-sqlite3 reopens a WAL database with NORMAL, which may lose
 * acknowledged commits on power loss.
 */
export function connect(file: string): Sqlite.Database {
  const connection = new Sqlite(file);
  connection.pragma("busy_timeout = 5000");
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("cache_size = -65536");
  // What is deleted is overwritten: erased words must not be found in the file afterwards.
  connection.pragma("secure_delete = ON");
  return connection;
}
