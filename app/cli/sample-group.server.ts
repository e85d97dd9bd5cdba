/** What a first start finds: a group with a text and a discussion, so that there is something to read and to try. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { count } from "drizzle-orm";
import { read, schema, write } from "#db/db.server";
import type { SignedIn } from "../accounts/user";
import { signUp } from "../accounts/users.server";
import { isReaction } from "../comments/comment";
import { postComment, react, settleQuestion } from "../comments/comments.server";
import { createGroup } from "../groups/groups.server";
import { putMember } from "../groups/memberships.server";
import { articleOf } from "../texts/articles.server";
import { importText } from "../texts/texts.server";
import { operatorWords } from "../words/operator";
import { draftOfFile } from "./draft.server";

/** A line of `sample/comments.json`. */
type SampleComment = {
  key: string;
  author: string;
  on: { contains: string } | { section: string } | { text: true };
  quote?: string;
  replyTo?: string;
  kind?: "comment" | "question";
  question?: "open" | "answered" | "parked";
  body: string;
  reactions?: Record<string, string[]>;
};

/** Whether nobody has used this database yet. */
export async function isEmptyDatabase(): Promise<boolean> {
  for (const table of [schema.users, schema.groups]) {
    const [row] = await read().select({ count: count() }).from(table);
    if (Number(row?.count ?? 0) > 0) return false;
  }
  return true;
}

/** @param root the folder of the program, where `sample/` stands */
export async function makeSampleGroup(root: string): Promise<void> {
  const words = operatorWords.en.sampleGroup;
  const lines = JSON.parse(fs.readFileSync(path.join(root, "sample", "comments.json"), "utf8")) as SampleComment[];
  const people = await makePeople(lines);
  const host = people.get(lines[0]?.author ?? "");
  if (!host) return;
  const { group } = await createGroup(host, { slug: "sample", visibility: "public", joining: "open", ...words });
  for (const { id } of people.values())
    await write((tx) => putMember(tx, group.slug, id, id === host.id ? "host" : "member"));
  const { draft, hash } = await draftOfFile(path.join(root, "sample", "essay.md"));
  const text = await importText(host, group.slug, draft, { source: { sha256: hash } });
  await talk(text.id, lines, people);
}

/** Nobody can sign in as them: nobody knows their passwords, and `.invalid` takes no mail. */
async function makePeople(lines: SampleComment[]): Promise<Map<string, SignedIn>> {
  const names = new Set(lines.flatMap((line) => [line.author, ...Object.values(line.reactions ?? {}).flat()]));
  const people = new Map<string, SignedIn>();
  for (const name of names) {
    const email = `reader-${people.size + 1}@sample.invalid`;
    const { id } = await signUp({ name, email, password: randomBytes(24).toString("base64url") });
    people.set(name, { id, name, isOperator: false, by: { operatorTool: true } });
  }
  return people;
}

async function talk(textId: string, lines: SampleComment[], people: Map<string, SignedIn>): Promise<void> {
  const { sections } = await articleOf(textId, 1);
  const blocks = sections.flatMap((section) => section.blocks);
  const posted = new Map<string, string>();
  for (const { key, author, on, quote, replyTo, kind, question, body, reactions = {} } of lines) {
    const viewer = people.get(author);
    const block = "contains" in on ? blocks.find(({ text }) => text.includes(on.contains)) : undefined;
    const section = "section" in on ? sections.find(({ heading }) => heading === on.section) : undefined;
    // A line whose place the essay no longer has is left out: `tests/cli` notices, a first start need not fail over it.
    if (!viewer || (!block && !section && !("text" in on)) || (replyTo && !posted.has(replyTo))) continue;
    const { comment } = await postComment(viewer, textId, {
      body,
      ...(kind ? { kind } : {}),
      ...(replyTo
        ? { parentId: posted.get(replyTo) }
        : {
            anchor: block
              ? { block: block.id, ...(quote ? { quote: { exact: quote } } : {}) }
              : section
                ? { section: section.id }
                : {},
          }),
    });
    posted.set(key, comment.id);
    if (question && question !== "open") await settleQuestion(viewer, comment.id, question);
    for (const [name, fans] of Object.entries(reactions)) {
      for (const fan of fans) {
        const who = people.get(fan);
        if (who && isReaction(name)) await react(who, comment.id, name, true);
      }
    }
  }
}
