/**
 * `/metrics` (OpenMetrics) for an operator's token with the scope `operate`, or an operator's browser. Labels are routes, kinds and
 * names of this program: never an address, a user or a word of theirs, so that their number is bounded and they tell nobody's
 * secrets.
 */
import type { ServerBuild } from "@remix-run/node";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { writing } from "#db/db.server";
import { hasScope } from "../accounts/user";
import { viewerOf } from "../accounts/viewer.server";
import { backupState } from "../operating/backups.server";
import { countsForMetrics } from "../operating/installation.server";
import { program } from "../operating/program.server";
import { onSecurity } from "../log.server";
import { isRefusal, notFound, signedOut } from "../refusals";
import type { Ask } from "./ask.server";
import { routeMatcher } from "./route-of.server";
import { turnAway } from "./turn-away.server";
import { writeAnswer } from "./write.server";

const registry = new Registry();
registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE as never);
const registers = [registry];
let routeOf: (path: string) => string = () => "other";

const requests = new Counter({
  name: "lectern_http_requests_total",
  help: "Answers by route and class of status",
  labelNames: ["route", "status"],
  registers,
});
const seconds = new Histogram({
  name: "lectern_http_request_seconds",
  help: "From the head of a request to the end of its answer",
  labelNames: ["route"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers,
});
const jobs = new Counter({
  name: "lectern_jobs_total",
  help: "Runs of what the process does by itself",
  labelNames: ["job", "outcome"],
  registers,
});
const events = new Counter({
  name: "lectern_events_total",
  help: "Security events as the log names them",
  labelNames: ["event"],
  registers,
});

/** Asked when somebody asks: how many there are now. */
const gauges = new Map<string, { help: string; ask: () => number }>();

/** For doors that know a number worth watching. @param name ends in its unit or in what is counted */
export function gauge(name: string, help: string, ask: () => number): void {
  gauges.set(`lectern_${name}`, { help, ask });
}

/** For the operator's page. 0 where nobody knows. */
export const gaugeNow = (name: string): number => gauges.get(`lectern_${name}`)?.ask() ?? 0;

/** Once, when the front door is made. @param build null in development, where routes come and go */
export function prepareMetrics(build: ServerBuild | null): void {
  if (build) routeOf = routeMatcher(build.routes);
  if (prepared) return;
  prepared = true;
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "lectern_build_info",
    help: "The version that runs",
    labelNames: ["version", "node"],
    registers,
    collect() {
      this.set({ version: program().version, node: process.version }, 1);
    },
  });
  const writes = new Counter({ name: "lectern_writes_total", help: "Writes", labelNames: ["outcome"], registers });
  onScrape.push(() => {
    writes.reset();
    writes.inc({ outcome: "done" }, writing.done);
    writes.inc({ outcome: "failed" }, writing.failed);
  });
}
let prepared = false;
const onScrape: Array<() => void | Promise<void>> = [];

export function countAnswer(path: string, status: number, milliseconds: number): void {
  const route = routeOf(path);
  requests.inc({ route, status: `${Math.floor(status / 100)}xx` });
  seconds.observe({ route }, milliseconds / 1000);
}

export const countJob = (job: string, outcome: "done" | "failed"): void => jobs.inc({ job, outcome });
onSecurity((event) => events.inc({ event }));

/** @returns whether the request was answered */
export async function metrics(ask: Ask): Promise<boolean> {
  if (ask.address.path !== "/metrics") return false;
  const refusal = await refusalFor(ask);
  if (refusal) {
    const headers = refusal.status === 401 ? ["WWW-Authenticate", "Bearer"] : [];
    turnAway(ask, { status: refusal.status, kind: refusal.kind, detail: refusal.detail("en"), headers });
    return true;
  }
  await readGauges();
  writeAnswer(ask, {
    status: 200,
    headers: ["Content-Type", registry.contentType],
    body: Buffer.from(await registry.metrics()),
  });
  return true;
}

async function refusalFor({ req, address }: Ask) {
  const headers = new Headers();
  for (const name of ["authorization", "cookie"] as const) {
    const value = req.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  try {
    const viewer = await viewerOf(new Request(`http://${address.host}/metrics`, { headers }));
    if (!viewer) return signedOut();
    return viewer.isOperator && hasScope(viewer, "operate") ? null : notFound();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

async function readGauges(): Promise<void> {
  for (const run of onScrape) await run();
  const { good, tried } = backupState();
  const values: Array<[string, string, number]> = [
    ...[...gauges].map(([name, { help, ask }]) => [name, help, ask()] as [string, string, number]),
    ...(await countsForMetrics()).map(
      ([name, help, value]) => [`lectern_${name}`, help, value] as [string, string, number],
    ),
    ["lectern_backup_last_good_seconds", "When the last sound backup was taken", good ? Date.parse(good.at) / 1000 : 0],
    ["lectern_backup_failed", "Whether the last try to back up failed", tried?.fault ? 1 : 0],
  ];
  for (const [name, help, value] of values) {
    const known = registry.getSingleMetric(name) as Gauge | undefined;
    (known ?? new Gauge({ name, help, registers })).set(value);
  }
}
