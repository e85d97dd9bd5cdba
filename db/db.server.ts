/** The one database of this process. Only `*.server.ts` files of the feature rooms import it. */
import { openDatabase, type Database, type Db } from "./database";
import { databaseUrl } from "./url";

let opened: Database | undefined;

/** Opened at first use, so that importing a module opens nothing. */
export function database(): Database {
  return (opened ??= openDatabase(databaseUrl()));
}

/** Reading: `await read().select()…` */
export const read = (): Db => database().read;

/** How many writes this process has made, and how many did not come to be (refusals included). */
export const writing = { done: 0, failed: 0 };

/** Writing: see `Database.write`. */
export const write: Database["write"] = async (job) => {
  try {
    const value = await database().write(job);
    writing.done++;
    return value;
  } catch (error) {
    writing.failed++;
    throw error;
  }
};

/** See `Database.checkpoint`. */
export const checkpoint = (): Promise<void> => database().checkpoint();

/** See `Database.checkpointApart`. */
export const checkpointApart = (builtAs: string): void => database().checkpointApart(builtAs);

/** For the end of the process and between tests: what is opened next reads the environment again. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await closing?.close();
}

export { prepared, type Db } from "./database";
export { beginsWith, contains } from "./like";
export * as schema from "./schema";
