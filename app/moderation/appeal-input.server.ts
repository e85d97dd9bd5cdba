/** What is sent about an appeal, checked field by field. */
import { Fields } from "../sessions/fields";
import { appealLimits, decisions, type Decision } from "./appeal";

/** @throws Refusal `invalid` (id, words) */
export function appealInput(input: unknown): { id: string; words: string } {
  const f = new Fields(input);
  const read = { id: f.minted("id"), words: f.prose("words", appealLimits.words) };
  f.require();
  return read;
}

/** @throws Refusal `invalid` (id, body) */
export function messageInput(input: unknown): { id: string; body: string } {
  const f = new Fields(input);
  const read = { id: f.minted("id"), body: f.prose("body", appealLimits.message) };
  f.require();
  return read;
}

/** @throws Refusal `invalid` (decision, reason) */
export function decisionInput(input: unknown): { decision: Decision; reason: string } {
  const f = new Fields(input);
  const read = { decision: f.oneOf("decision", decisions), reason: f.prose("reason", appealLimits.reason) };
  f.require();
  return read;
}
