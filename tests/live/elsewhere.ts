/** Another process of the same service: no page is open here, but things are done, as its parent says. */
import http from "node:http";
import { openLive } from "~/entry.live.server";
import { endings, type Ending, type Whose } from "./endings";

const live = openLive(http.createServer()) as ReturnType<typeof openLive> & { hearsOthers(): boolean };

process.on("message", ({ ending, whose }: { ending: Ending; whose: Whose }) => {
  endings[ending](whose).then(
    () => process.send?.({ done: true }),
    (error: unknown) => process.send?.({ done: false, why: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));

const ready = setInterval(() => {
  if (!live.hearsOthers()) return;
  clearInterval(ready);
  process.send?.({ done: true });
}, 20);
