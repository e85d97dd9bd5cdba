/** Clients that keep their own records: what they sent under which id, and what was acknowledged. */
import { mintId } from "~/mint";
import { pause } from "../../bench/support/process";

export type Sent = {
  id: string;
  body: string;
  /** Times a 2xx was read for it. */
  acknowledged: number;
  /** Of the answers: a comment has one number for good. */
  seqs: Set<number>;
  tries: number;
};

export type Client = { records: Sent[]; faults: string[]; stop(): Promise<void> };

/**
 * Posts one comment after the other, each under an id of its own until it is acknowledged; some are sent again after
 * that, as a browser does that has lost the answer.
 *
 * @param port asked before each try, since a new server listens on another; null while there is none
 */
export function startClient(
  number: number,
  port: () => number | null,
  { textId, blocks, token }: { textId: string; blocks: string[]; token: string },
): Client {
  const records: Sent[] = [];
  const faults: string[] = [];
  let stopping = false;

  async function run(): Promise<void> {
    for (let at = 0; !stopping; at++) {
      const body = `Client ${number}, comment ${at}: “${"é".repeat(at % 50)}” \n\n— the end.`;
      const sent: Sent = { id: mintId(), body, acknowledged: 0, seqs: new Set(), tries: 0 };
      records.push(sent);
      const wanted = at % 7 === 0 ? 2 : 1;
      while (sent.acknowledged < wanted && !stopping) await attempt(sent, blocks[at % blocks.length]!);
    }
  }

  async function attempt(sent: Sent, block: string): Promise<void> {
    const at = port();
    if (at === null) return pause(10);
    sent.tries++;
    try {
      const answer = await fetch(`http://127.0.0.1:${at}/api/v1/texts/${textId}/comments`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: JSON.stringify({ id: sent.id, anchor: { block }, body: sent.body }),
        signal: AbortSignal.timeout(10_000),
      });
      const view = (await answer.json()) as { id?: string; seq?: number; body?: string; detail?: string };
      if (answer.status !== 200 && answer.status !== 201) {
        faults.push(`${answer.status} ${view.detail ?? ""}`);
        return pause(50);
      }
      if (view.id !== sent.id || view.body !== sent.body) faults.push(`another comment was answered for ${sent.id}`);
      sent.acknowledged++;
      sent.seqs.add(Number(view.seq));
    } catch {
      // The server died meanwhile. The same again, under the same id.
      await pause(10);
    }
  }

  const running = run();
  return {
    records,
    faults,
    stop() {
      stopping = true;
      return running;
    },
  };
}
