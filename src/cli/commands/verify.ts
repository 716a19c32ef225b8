import { Command } from 'commander';
import { planArgument } from '../arguments.ts';
import { tableText } from '../report/table.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

/** `junheng verify`: checks a saved plan again. */
export function verifyCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('verify')
    .summary('Check a saved plan against the data.')
    .description(
      'Check a saved plan against the data without the model: that plan and data are as they were, and that rooms, ' +
        'budgets, pupils and ratios hold. Exit code 1 when anything disagrees.',
    )
    .argument('<bureau>', 'the bureau file')
    .argument('<plan>', 'the number of the plan, or latest', planArgument)
    .option('--json', 'print one JSON document')
    .action((bureau: string, plan: number | 'latest', options: { json?: true }) =>
      finish(run(terminal, bureau, plan, options.json === true)),
    );
}

async function run(terminal: Terminal, bureau: string, plan: number | 'latest', json: boolean): Promise<ExitCode> {
  const { verifySavedPlan } = await import('../../services/plan/index.ts');
  const verified = await verifySavedPlan(bureau, plan, terminal.now());
  const { certificate, planId, createdAt } = verified;
  if (json) {
    terminal.print(jsonLine({ planId, createdAt, certificate }));
  } else {
    terminal.print(`Plan ${planId} of ${createdAt}, scenario ${verified.scenarioName}\n\n`);
    const rows = certificate.checks.map(({ id, ok, worst, where }) => [
      id,
      ok ? 'holds' : 'FAILS',
      ok ? '' : String(worst),
      where ?? '',
    ]);
    terminal.print(tableText(['check', 'result', 'worst', 'where'], rows));
    terminal.print(certificate.ok ? '\nThe plan holds.\n' : '\nThe plan does NOT hold.\n');
  }
  return certificate.ok ? EXIT.done : EXIT.limitNotMet;
}
