import type { Failure, FailureFacts, NormRange, ServiceFailure } from '../services/failures.ts';
import { EXIT, type ExitCode } from './terminal.ts';

/** One English sentence or two for each expected failure: what is wrong, then what to do. */
const SENTENCES: Readonly<Record<ServiceFailure, (facts: FailureFacts) => string>> = {
  bureauMissing: ({ path }) => `There is no bureau file ${path}. Check the path, or make it with: junheng import`,
  bureauExists: ({ path }) => `${path} is there already. Choose another name.`,
  bureauCannotOpen: ({ path, detail }) =>
    `${path} cannot be opened (${detail}). Check that its folder exists and that you may use it.`,
  notADatabase: ({ path }) => `${path} is not a bureau file: it is no database. Import data with: junheng import`,
  notABureau: ({ path }) => `${path} is a database, but not a bureau file. Choose another file.`,
  bureauNewer: ({ path, version, known }) =>
    `${path} was written by a newer version of Junheng (schema ${version}; this program knows ${known}). Update the program; the file was not touched.`,
  bureauOlder: ({ path }) => `${path} was written by an older version of Junheng and could not be brought up to date.`,
  bureauCorrupted: ({ path, detail }) =>
    `${path} is damaged (${detail}). Take a copy from the folder ${path}.backups, or import the data again.`,
  bureauReadOnly: ({ path }) => `${path} is write-protected. Copy it to a place where you may write.`,
  bureauLocked: ({ path }) => `${path} is in use by another program. Close it there and try again.`,
  diskFull: ({ path }) => `There is no room left to write ${path}. Free some space and try again.`,
  diskError: ({ path, detail }) =>
    `The medium of ${path} reported an error${detail === undefined ? '' : ` (${detail})`}.`,
  rowRefused: (facts) =>
    `Row ${facts.row} of the table ${facts.table} cannot be kept: ${reasonText(facts)}. Correct it and try again.`,
  notFound: ({ kind, name }) => `There is no ${kind} ${name}.`,
  backupDamaged: ({ path, first }) => `The backup of ${path} did not pass the check (${first}).`,
  targetIsFolder: ({ path }) => `${path} is a folder. Give the name of a file.`,
  targetIsNoFile: ({ path }) => `${path} is not an ordinary file. Choose another name.`,
  folderMissing: ({ path }) => `The folder of ${path} does not exist. Make it first.`,
  targetReadOnly: ({ path }) => `${path} is write-protected. Choose another place.`,
  targetLocked: ({ path }) => `${path} is in use by another program. Close it there and try again.`,
  dataNotReady: ({ path, tables }) => `${path} cannot be planned yet: fill in ${tables}.`,
  dataChanged: ({ path }) => `${path} was changed while it was planned, so the plan was not saved. Plan again.`,
  planChanged: ({ path, planId }) =>
    `Plan ${planId} of ${path} was changed after it was saved, so nothing can be said about it. junheng verify says more; plan again.`,
  normUnknown: ({ id, nearest }) => `There is no norm ${id}. Did you mean one of these: ${nearest}?`,
  solverMissing: ({ program }) =>
    `The external solver ${program} is not installed. Install it (Debian: coinor-cbc), or use --solver auto.`,
  solverFailed: (facts) => solverText(facts),
  lockImpossible: (facts) => lockText(facts),
  scenarioNameTaken: ({ name }) => `There is another scenario ${name} already. Choose another name.`,
  scenarioIsBase: () => 'The base scenario stays as it is. Make a scenario from it instead.',
  scenarioHasChildren: ({ name }) => `Other scenarios build on ${name}. Delete them first.`,
  notASample: ({ path }) =>
    `${path} holds data that are not marked as synthetic, so no sample is written there. Choose an empty folder.`,
  outputIsInput: ({ path }) => `${path} is an input or a bureau file and would be overwritten. Choose another name.`,
  notAPackage: ({ path }) =>
    `${path} is no plan package. Choose the file that was exported as one; other data are imported from workbooks, CSV files and folders.`,
  outputNamedTwice: ({ path }) => `${path} is named for two outputs. Give each a name of its own.`,
  targetIsNoFolder: ({ path }) => `${path} is not a folder. Give the name of a folder.`,
  'normSet.unknown': ({ id }) => `There is no norm set ${id}.`,
  'normSet.invalid': ({ id }) => `The norm set ${id} is damaged.`,
  'norm.unknown': ({ id }) => `There is no norm ${id}.`,
  'norm.missing': ({ id }) =>
    `The norm ${id} has no value, because no source for one was found. Give it: --norm ${id}=VALUE`,
  'norm.limitsOutOfOrder': ({ stage, standard, large, superLarge }) =>
    `The class norms of stage ${stage} are out of order: standard ${standard}, large from ${large}, super-large from ${superLarge}. Give them in rising order.`,
  'norm.outOfRange': ({ id, value, range }) => `The norm ${id} cannot be ${value}; give ${RANGES[range as NormRange]}.`,
  'norm.overrideNotANumber': ({ id, value }) => `The norm ${id} cannot be ${value}; give a number.`,
  'policy.invalid': () => 'The policy register is damaged.',
};

const RANGES: Readonly<Record<NormRange, string>> = {
  flag: '0 or 1',
  share: 'a share from 0 to 1',
  positive: 'a number above 0',
  positiveWhole: 'a whole number from 1 on',
  whole: 'a whole number from 0 on',
  notNegative: 'a number from 0 on',
};

/** What the scenario locks and why that cannot be. */
function lockText({ lock, school, year, reason }: FailureFacts): string {
  const what =
    lock === 'rooms' ? `rooms of ${school}` : lock === 'project' ? `start of ${school}` : `redirection of ${school}`;
  const reasons: Readonly<Record<string, string>> = {
    unknown: 'the data does not have it',
    yearNotPlanned: `${year} is not a planned year`,
    tooLate: `work ordered in ${year} is not finished within the planned years`,
    tooEarly: `it cannot start as early as ${year}, or has no land`,
    noLand: 'the site does not take so many rooms',
    noMoney: 'the budgets do not pay for it together with the locks before it',
  };
  return `The scenario locks the ${what}, but ${reasons[String(reason)] ?? reason}. Change or remove the lock.`;
}

/** What went wrong with the external solver, and what to do. */
function solverText({ program, reason, detail }: FailureFacts): string {
  const said = detail === '' || detail === null ? '' : ` (${detail})`;
  const reasons: Readonly<Record<string, string>> = {
    programMissing: 'could not be started',
    programFailed: 'ended without a readable answer',
    timeOut: 'did not stop at its time limit and was ended',
    wrongAnswer: 'gave an answer that breaks the model',
    infeasible: 'says that there is no plan, but there always is one',
    unbounded: 'says that the goal has no limit, but it always has one',
  };
  return `The external solver ${program} ${reasons[String(reason)] ?? 'failed'}${said}. Mend it, or use --solver auto.`;
}

function reasonText(facts: FailureFacts): string {
  switch (facts.reason) {
    case 'unknownReference':
      return `it refers to a row of ${facts.parent} that is not there`;
    case 'missing':
      return `${facts.column} is blank`;
    case 'duplicateOrOutOfRule':
      return `another row has its key, or a value breaks a rule (${facts.detail})`;
    default:
      return `${facts.column} cannot be ${facts.value}`;
  }
}

/** What a failure says to the user. */
export function failureText(failure: Failure): string {
  const sentence = SENTENCES[failure.code as ServiceFailure] as ((facts: FailureFacts) => string) | undefined;
  return sentence?.(failure.facts) ?? failure.message;
}

/** The exit code of a failure: 3 where neither the input nor its use is to blame. */
export function exitCodeOf(failure: Failure): ExitCode {
  const blameless: readonly string[] = ['diskFull', 'diskError', 'normSet.invalid', 'policy.invalid'];
  return blameless.includes(failure.code) ? EXIT.internalError : EXIT.badInput;
}
