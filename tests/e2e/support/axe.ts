/** axe-core in the page, without touching the page: the content security policy lets no script in, the debugger may. */
import fs from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Of what another set of colours can change. */
export const colourRules = ["color-contrast", "link-in-text-block"];

/** @returns what is wrong, as lines one can act on */
export async function violations(page: Page, only: { tags: string[] } | { rules: string[] }): Promise<string[]> {
  await page.evaluate(source);
  const run = "tags" in only ? { type: "tag", values: only.tags } : { type: "rule", values: only.rules };
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as {
      axe: { run(where: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    type Violation = { id: string; help: string; nodes: Array<{ target: unknown[]; failureSummary?: string }> };
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes
        .slice(0, 4)
        .map(
          (node) =>
            `${id} (${help}): ${node.target.join(" ")}: ${(node.failureSummary ?? "").split("\n").slice(1, 3).join(" ").trim()}`,
        ),
    );
  }, run);
}
