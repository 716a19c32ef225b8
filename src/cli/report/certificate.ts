import type { Verification } from '../../services/plan/index.ts';
import type { Terminal } from '../terminal.ts';
import { tableText } from './table.ts';

/** Prints every check of a certificate, and whether the plan holds. */
export function printCertificate(terminal: Terminal, { ok, checks }: Verification['certificate']): void {
  const rows = checks.map((check) => [
    check.id,
    check.ok ? 'holds' : 'FAILS',
    check.ok ? '' : String(check.worst),
    check.where ?? '',
  ]);
  terminal.print(tableText(['check', 'result', 'worst', 'where'], rows));
  terminal.print(ok ? '\nThe plan holds.\n' : '\nThe plan does NOT hold.\n');
}
