import { basename } from 'node:path';
import { type ErrorCode, type ErrorParameters, Refusal } from '../../api/errors.ts';
import { NormError } from '../../norms/index.ts';
import { Failure, type FailureFacts, type ServiceFailure } from '../failures.ts';

type Translated = Exclude<ServiceFailure, 'notFound'>;

/** What each failure of a use case is called in the contract; null: it can only be a defect of a handler. */
const CODES: Readonly<Record<Translated, ErrorCode | null>> = {
  bureauMissing: 'bureau.notFound',
  bureauExists: 'bureau.alreadyThere',
  bureauCannotOpen: 'file.unreadable',
  notADatabase: 'bureau.notABureau',
  notABureau: 'bureau.notABureau',
  bureauNewer: 'bureau.newerFile',
  bureauOlder: null,
  bureauCorrupted: 'bureau.damaged',
  bureauReadOnly: 'file.unwritable',
  bureauLocked: 'bureau.inUse',
  diskFull: 'file.diskFull',
  diskError: 'file.unreadable',
  rowRefused: null,
  backupDamaged: 'bureau.damaged',
  targetIsFolder: 'file.unwritable',
  targetIsNoFile: 'file.unwritable',
  folderMissing: 'file.folderMissing',
  targetReadOnly: 'file.readOnly',
  targetLocked: 'file.locked',
  dataNotReady: 'data.notReady',
  dataChanged: null,
  planChanged: null,
  normUnknown: 'scenario.unknownNorm',
  solverMissing: 'solve.solverMissing',
  solverFailed: 'solve.solverFailed',
  lockImpossible: 'scenario.lockImpossible',
  scenarioNameTaken: 'scenario.nameTaken',
  scenarioIsBase: 'scenario.isBase',
  scenarioHasChildren: 'scenario.hasChildren',
  notASample: null,
  outputIsInput: null,
  notAPackage: 'package.notAPackage',
  outputNamedTwice: null,
  targetIsNoFolder: 'file.unwritable',
  'normSet.unknown': null,
  'normSet.invalid': null,
  'norm.unknown': 'scenario.unknownNorm',
  'norm.missing': 'data.notReady',
  'norm.overrideNotANumber': null,
  'norm.outOfRange': 'scenario.normOutOfRange',
  'norm.limitsOutOfOrder': 'scenario.limitsOutOfOrder',
  'policy.invalid': null,
};

/** The refusal that an expected failure of a use case stands for, or null when it is a defect. */
export function refusalOf(thrown: unknown): Refusal | null {
  // Norms have failures of their own kind.
  if (!(thrown instanceof Failure) && !(thrown instanceof NormError)) return null;
  if (thrown.code === 'notFound') {
    const kind = thrown.facts.kind === 'scenario' ? 'scenario.notFound' : 'plan.notFound';
    return new Refusal(kind, presentable(thrown.facts));
  }
  const code = Object.hasOwn(CODES, thrown.code) ? CODES[thrown.code as Translated] : null;
  return code === null ? null : new Refusal(code, { reason: thrown.code, ...presentable(thrown.facts) });
}

/** Facts without what must not cross: of a path only the name of the file is left, and no message of SQLite. */
function presentable(facts: FailureFacts): ErrorParameters {
  const { path, detail: _detail, ...rest } = facts;
  return typeof path === 'string' ? { ...rest, name: basename(path) } : rest;
}
