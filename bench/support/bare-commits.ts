/** Floor: one row a transaction through one prepared statement, WAL and synchronous=FULL, nothing else. */
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";

/** @returns commits a second */
export function bareCommits(folder: string, milliseconds: number): number {
  const file = path.join(folder, "bare.db");
  const db = new Sqlite(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("create table if not exists rows (id integer primary key, body text not null)");
  const insert = db.prepare("insert into rows (body) values (?)");
  const body = "x".repeat(150);
  const began = performance.now();
  let commits = 0;
  while (performance.now() - began < milliseconds) {
    insert.run(body);
    commits++;
  }
  const seconds = (performance.now() - began) / 1000;
  db.close();
  for (const end of ["", "-wal", "-shm"]) fs.rmSync(file + end, { force: true });
  return commits / seconds;
}
