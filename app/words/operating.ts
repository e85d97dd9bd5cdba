/** What operators read: on their pages, from their tool, and of backups. */
import type { Catalogue } from "./words";

const en = {
  backupUnderWay: "A backup is being taken already. Look again in a moment.",
  checked: {
    restored: (rows: number) => `Tried out: restored into a database of its own, with all ${rows} rows.`,
    listed: (rows: number) =>
      `Read through: its ${rows} rows could not be restored for a trial, since this user of PostgreSQL may not make a database.`,
  },
  steps: {
    copying: (percent: number) => `copying: ${percent} %`,
    checking: () => "trying it out …",
  },
};

export const operatingWords: Catalogue<typeof en> = { en };
