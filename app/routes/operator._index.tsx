import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/doors.server";
import { readiness } from "~/front-door/health.server";
import { gaugeNow } from "~/front-door/metrics.server";
import { installationFor } from "~/operating/installation.server";
import { OperatorPage } from "~/operating/operator-page";
import { operatingWords } from "~/words/operating";
import { commonWords } from "~/words/common";

export const loader = pageLoader(async ({ viewer, url }) => ({
  ...(await installationFor(viewer)),
  health: await readiness(),
  sockets: gaugeNow("sockets"),
  taken: url.searchParams.has("taken"),
}));

export const meta: MetaFunction = () => [{ title: `${operatingWords.en.title} · ${commonWords.en.lectern}` }];

export default function Operator() {
  const { taken, ...it } = useLoaderData<typeof loader>();
  return <OperatorPage it={it} taken={taken} />;
}
