/** As whom the tool acts, and the database it acts on. */
import type { SignedIn } from "../accounts/user";
import { prepareDatabase, requireInstallation } from "../front-door/start.server";

/** Whoever holds the tool holds the database: it may do what a host and the operator may. */
export const toolViewer: SignedIn = { id: "", name: "lectern", isOperator: true, by: { operatorTool: true } };

/** One of the users, acting through the tool. */
export const actingAs = ({ id, name }: { id: string; name: string }, isOperator = false): SignedIn => ({
  id,
  name,
  isOperator,
  by: { operatorTool: true },
});

/** For commands about what stands: brought to this program's schema, never begun. @throws UnfitStart, UnfitDatabase */
export async function openForTool(root: string): Promise<void> {
  await requireInstallation();
  await prepareDatabase(root);
}

/** Where people open this installation. */
export function publicAddress(env: Record<string, string | undefined> = process.env): string {
  return (env["PUBLIC_URL"] || `http://localhost:${env["PORT"] || 3000}`).replace(/\/+$/, "");
}
