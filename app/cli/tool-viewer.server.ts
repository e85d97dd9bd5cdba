/** As whom the tool acts, and the database it acts on. */
import type { SignedIn } from "../accounts/user";
import { databaseUrl } from "#db/url";
import { settings } from "../env.server";
import { prepareDatabase, requireInstallation, UnfitStart } from "../front-door/start.server";
import { operatorWords } from "../words/operator";

/** Whoever holds the tool holds the database: it may do what a host and the operator may. */
export const toolViewer: SignedIn = { id: "", name: "lectern", isOperator: true, by: { operatorTool: true } };

/** One of the users, acting through the tool. */
export const actingAs = ({ id, name }: { id: string; name: string }, isOperator = false): SignedIn => ({
  id,
  name,
  isOperator,
  by: { operatorTool: true },
});

/** One of the users, who can do no more by it than they might themselves. */
export const inTheNameOf = ({ id, name }: { id: string; name: string }): SignedIn => ({
  ...{ id, name, isOperator: false },
  by: { token: "", scopes: ["read", "write"] },
});

/** For commands about what stands: brought to this program's schema, never begun. @throws UnfitStart, UnfitDatabase */
export async function openForTool(root: string): Promise<void> {
  await requireInstallation();
  await prepareDatabase(root);
}

/** For the first account too: what stands is opened, and where nothing does it is begun, saying so. @throws UnfitStart, UnfitDatabase */
export async function beginForTool(root: string): Promise<void> {
  try {
    await requireInstallation();
  } catch (error) {
    if (!(error instanceof UnfitStart)) throw error;
    process.stderr.write(
      `${operatorWords.en.tool.begins(databaseUrl().dialect === "sqlite" ? settings().dataDir : "DATABASE_URL")}\n`,
    );
  }
  await prepareDatabase(root);
}

/** Where people open this installation. */
export function publicAddress(env: Record<string, string | undefined> = process.env): string {
  return (env["PUBLIC_URL"] || `http://localhost:${env["PORT"] || 3000}`).replace(/\/+$/, "");
}
