import { extname } from 'node:path';
import { Command } from 'commander';
import { planArgument } from '../arguments.ts';
import { printCertificate } from '../report/certificate.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

/** `junheng verify`: checks a saved plan again. */
export function verifyCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('verify')
    .summary('Check a saved plan against the data.')
    .description(
      'Check a saved plan against the data without the model: that plan and data are as they were, and that rooms, ' +
        'budgets, pupils and ratios hold. A plan package is checked by itself: every file that was changed is named. ' +
        'Exit code 1 when anything disagrees.',
    )
    .argument('<bureau>', 'the bureau file, or a plan package (.zip)')
    .argument('[plan]', 'the number of the plan, or latest; none for a package', planArgument)
    .option('--json', 'print one JSON document')
    .action((path: string, plan: number | 'latest' | undefined, options: { json?: true }, command: Command) => {
      const json = options.json === true;
      if (extname(path).toLowerCase() === '.zip') return finish(runPackage(terminal, path, json));
      if (plan === undefined) return command.error("error: missing required argument 'plan'");
      return finish(run(terminal, path, plan, json));
    });
}

async function runPackage(terminal: Terminal, path: string, json: boolean): Promise<ExitCode> {
  const { verifyPackage } = await import('../../services/export/index.ts');
  const { manifest, certificate } = await verifyPackage(path);
  if (json) {
    const { planId, createdAt } = manifest ?? { planId: null, createdAt: null };
    terminal.print(jsonLine({ planId, createdAt, certificate }));
  } else {
    if (manifest !== null)
      terminal.print(`Plan ${manifest.planId} of ${manifest.createdAt}, scenario ${manifest.scenarioName}\n\n`);
    printCertificate(terminal, certificate);
  }
  return certificate.ok ? EXIT.done : EXIT.limitNotMet;
}

async function run(terminal: Terminal, bureau: string, plan: number | 'latest', json: boolean): Promise<ExitCode> {
  const { verifySavedPlan } = await import('../../services/plan/index.ts');
  const verified = await verifySavedPlan(bureau, plan, terminal.now());
  const { certificate, planId, createdAt } = verified;
  if (json) {
    terminal.print(jsonLine({ planId, createdAt, certificate }));
  } else {
    terminal.print(`Plan ${planId} of ${createdAt}, scenario ${verified.scenarioName}\n\n`);
    printCertificate(terminal, certificate);
  }
  return certificate.ok ? EXIT.done : EXIT.limitNotMet;
}
