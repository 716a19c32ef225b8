import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that look at colours. */
export const COLOUR_RULES: readonly string[] = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong with the page as it stands: rule, help and the places, one line each.
 *
 * @param rules those that are looked at, all where none are named
 */
export async function accessibilityFaults(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // Evaluated by the debugger, which the content security policy of the page does not concern.
  await page.evaluate(AXE);
  return page.evaluate(
    async (only) => {
      const { axe } = window as unknown as {
        axe: {
          run(options: { runOnly?: string[] }): Promise<{
            violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
          }>;
        };
      };
      const { violations } = await axe.run(only.length === 0 ? {} : { runOnly: only });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    },
    [...rules],
  );
}
