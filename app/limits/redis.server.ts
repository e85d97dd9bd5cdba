import { createClient } from "redis";

/** How Redis is asked here and for the rates of requests: at once or not at all. */
export function redisClient(url: string) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    socket: { connectTimeout: 2_000, reconnectStrategy: (tries) => Math.min(2_000, 100 * (tries + 1)) },
  });
  // Without a listener the first error would end the process; that Redis is away shows by its answers.
  client.on("error", () => undefined);
  return client;
}
