import type { LoadedSource } from '../../services/bureau/index.ts';
import type { IntakeIssue } from '../../services/intake/index.ts';
import { intakeProgress } from '../progress.ts';
import { issueLines } from '../report/issues.ts';
import type { Terminal } from '../terminal.ts';

/** A source that can be planned, and what was found wrong with it. */
export interface LoadedWithIssues {
  readonly source: LoadedSource;
  readonly issues: readonly IntakeIssue[];
}

/**
 * Loads a source that a command is to plan, and tells every issue found in it.
 * @param scenario name of the scenario; null for the base
 * @returns null when nothing is left that can be planned, which is told as well
 */
export async function loadWithIssues(
  terminal: Terminal,
  path: string,
  scenario: string | null,
): Promise<LoadedWithIssues | null> {
  const { loadSource } = await import('../../services/bureau/index.ts');
  const loading = await loadSource(path, {
    scenario,
    now: terminal.now(),
    signal: terminal.interruption,
    onProgress: intakeProgress(terminal),
  });
  const issues = loading.outcome === 'loaded' ? (loading.source.intake?.issues ?? []) : loading.issues;
  for (const line of issueLines(issues)) terminal.tell(`${line}\n`);
  if (loading.outcome === 'loaded') return { source: loading.source, issues };
  terminal.tell(`${path} cannot be planned. Nothing was written.\n`);
  return null;
}

/** Loads a source as `loadWithIssues` does, for commands that have told the issues and need them no more. */
export async function loadToPlan(
  terminal: Terminal,
  path: string,
  scenario: string | null,
): Promise<LoadedSource | null> {
  return (await loadWithIssues(terminal, path, scenario))?.source ?? null;
}
