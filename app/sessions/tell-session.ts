/** A command from a page with a script: the same fields as its form has. Browser only. */
import type { Told } from "./held";

/**
 * @param address of `/s/:id/mine`
 * @param hear gets what stands then
 * @returns why it was refused, in words; "" where nothing was reached; null when it is done
 */
export async function tellSession(
  address: string,
  fields: URLSearchParams,
  hear: (told: Told) => void,
): Promise<string | null> {
  try {
    const response = await fetch(address, { method: "POST", body: fields, headers: { Accept: "application/json" } });
    const answer = (await response.json()) as Told & { detail?: string; errors?: Record<string, string> };
    if (!response.ok) return Object.values(answer.errors ?? {})[0] ?? answer.detail ?? "";
    hear(answer);
    return null;
  } catch {
    return "";
  }
}
