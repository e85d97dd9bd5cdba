/**
 * Addresses in mail. Their host comes from the settings and never from a request: whoever asks for a mail in somebody
 * else's name could otherwise choose where its link leads.
 */
import { isLoopback, settings } from "../env.server";

let listeningAt: number | null = null;

/** Once the server listens: which port it really got, where the setting left it open. */
export function noteListening(port: number): void {
  listeningAt = port;
}

/** `https://host` without a slash at the end: `PUBLIC_URL`, or where this process itself can be reached. */
export function origin(): string {
  const { publicUrl, host, port } = settings();
  if (publicUrl) return publicUrl;
  const name = host === "0.0.0.0" || host === "::" || isLoopback(host) ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${listeningAt ?? port}`;
}

/**
 * @param path of this installation, beginning with one slash
 * @throws Error for anything that could lead elsewhere
 */
export function absolute(path: string): string {
  if (!/^\/(?![/\\])/.test(path)) throw new Error("not a path of this installation");
  return origin() + path;
}
