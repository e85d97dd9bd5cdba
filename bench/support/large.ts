/** A million comments in a data folder that `seed` has begun: straight into the tables, since writing them takes ten minutes. */
import Sqlite from "better-sqlite3";
import { sentences } from "./seed";

export type Large = {
  /** The text with all of them, and its blocks with a thread of ten thousand and one a thousand deep. */
  textId: string;
  wide: string;
  deep: string;
  /** The last reply of the deep one. */
  deepest: string;
};

/**
 * All in one text, which is the worst: no list of that text finds them spread out.
 *
 * @param count comments in all, at least 20,000
 * @param writers how many of the people of `seed` wrote them; the first wrote every tenth
 */
export function fill(
  file: string,
  { textId, blocks, count, writers }: { textId: string; blocks: string[]; count: number; writers: number },
): Large {
  const db = new Sqlite(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = OFF");
  const words = sentences(11);
  const bodies = Array.from({ length: 500 }, () => words(25));
  const insert = db.prepare(
    `insert into comments (id, text_id, edition, place, parent_id, thread_id, kind, question, state, author_id, body, html,
       mentions, version, seq, born_seq, reply_count, created_at)
     values (?, ?, 1, ?, ?, ?, ?, ?, 'visible', ?, ?, ?, '[]', 1, ?, ?, ?, ?)`,
  );
  const [{ seq: begun }] = db.prepare<[string], { seq: number }>("select seq from texts where id = ?").all(textId) as [
    { seq: number },
  ];
  let seq = begun;
  const began = Date.now() - count * 10;
  const add = (place: string, parent: string | null, thread: string | null, replies: number) => {
    const id = `large${String(++seq).padStart(20, "0")}`;
    const body = bodies[seq % bodies.length];
    const isQuestion = parent === null && seq % 7 === 0;
    const at = Math.floor(seq * 7919) % 10 === 0 ? 0 : seq % writers;
    insert.run(
      ...[id, textId, place, parent, thread ?? id],
      ...[isQuestion ? "question" : "comment", isQuestion ? "open" : null],
      ...[`reader${String(at).padStart(20, "0")}`, body, `<p>${body}</p>`],
      ...[seq, seq, replies, began + seq * 10],
    );
    return id;
  };
  const [wide, deep, ...rest] = blocks.map((id) => `block:${id}`);
  if (!wide || !deep) throw new Error("the text is too short");
  let deepest = "";
  // eslint-disable-next-line no-restricted-syntax -- a synchronous transaction of its own connection
  db.transaction(() => {
    const root = add(wide, null, null, 9_999);
    for (let n = 0; n < 9_999; n++) add(wide, root, root, 0);
    const bottom = add(deep, null, null, 1);
    deepest = bottom;
    for (let n = 1; n < 1_000; n++) deepest = add(deep, deepest, bottom, n < 999 ? 1 : 0);
    for (let n = 11_000; n < count; n += 4) {
      const place = rest[(n / 4) % rest.length] ?? wide;
      const thread = add(place, null, null, 3);
      for (let reply = 0; reply < 3; reply++) add(place, thread, thread, 0);
    }
    db.prepare("update texts set seq = ? where id = ?").run(seq, textId);
  })();
  db.exec("analyze");
  db.pragma("wal_checkpoint(truncate)");
  db.close();
  return { textId, wide: wide.slice(6), deep: deep.slice(6), deepest };
}
