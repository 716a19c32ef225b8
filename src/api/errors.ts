/**
 * Every expected failure, with what the user can do about it: `never` means trying again is useless, `again` that the
 * same call may work later, `afterFix` that something named in the parameters has to be put right first. `report` marks
 * failures that are a defect of the product rather than of the data or the machine. The text is made in the renderer.
 */
export const ERRORS = {
  'contract.malformed': { retry: 'never', report: true },
  'contract.unknownMethod': { retry: 'never', report: true },
  'contract.invalidInput': { retry: 'afterFix', report: true },
  'contract.invalidOutput': { retry: 'never', report: true },
  'contract.tooLarge': { retry: 'afterFix', report: false },
  'contract.cancelled': { retry: 'again', report: false },
  'contract.overloaded': { retry: 'again', report: false },
  'host.disconnected': { retry: 'again', report: false },
  'host.unauthorised': { retry: 'never', report: false },
  'host.coreDied': { retry: 'again', report: true },
  'host.coreStopped': { retry: 'never', report: true },
  internal: { retry: 'never', report: true },

  'file.unknownToken': { retry: 'afterFix', report: false },
  'file.unreadable': { retry: 'afterFix', report: false },
  'file.unwritable': { retry: 'afterFix', report: false },
  'file.diskFull': { retry: 'afterFix', report: false },
  'file.locked': { retry: 'again', report: false },
  'file.readOnly': { retry: 'afterFix', report: false },
  'file.folderMissing': { retry: 'afterFix', report: false },
  'file.tooLarge': { retry: 'afterFix', report: false },
  'link.refused': { retry: 'never', report: false },
  'print.failed': { retry: 'again', report: false },
  'print.noPdf': { retry: 'never', report: false },

  'bureau.noneOpen': { retry: 'afterFix', report: false },
  'bureau.notFound': { retry: 'afterFix', report: false },
  'bureau.notABureau': { retry: 'never', report: false },
  'bureau.newerFile': { retry: 'never', report: false },
  'bureau.damaged': { retry: 'never', report: false },
  'bureau.inUse': { retry: 'again', report: false },
  'bureau.alreadyThere': { retry: 'afterFix', report: false },
  'bureau.unknownBackup': { retry: 'never', report: false },

  'data.unknownRow': { retry: 'afterFix', report: false },
  'data.rowInUse': { retry: 'afterFix', report: false },
  'data.notReady': { retry: 'afterFix', report: false },

  'intake.unknownPreview': { retry: 'afterFix', report: false },
  'intake.outdatedPreview': { retry: 'afterFix', report: false },
  'intake.nothingToImport': { retry: 'afterFix', report: false },
  'intake.unknownMapping': { retry: 'never', report: false },

  'scenario.notFound': { retry: 'never', report: false },
  'scenario.isBase': { retry: 'never', report: false },
  'scenario.hasChildren': { retry: 'afterFix', report: false },
  'scenario.nameTaken': { retry: 'afterFix', report: false },
  'scenario.unknownNorm': { retry: 'afterFix', report: false },
  'scenario.lockImpossible': { retry: 'afterFix', report: false },
  'scenario.normOutOfRange': { retry: 'afterFix', report: false },
  'scenario.limitsOutOfOrder': { retry: 'afterFix', report: false },

  'solve.solverMissing': { retry: 'afterFix', report: false },
  'solve.solverFailed': { retry: 'afterFix', report: false },

  'job.notFound': { retry: 'never', report: false },
  'job.alreadyRunning': { retry: 'again', report: false },

  'frontier.notComputed': { retry: 'afterFix', report: false },

  'plan.notFound': { retry: 'never', report: false },
  'plan.dataChanged': { retry: 'afterFix', report: false },

  'map.notGeoJson': { retry: 'afterFix', report: false },
  'map.noAreas': { retry: 'afterFix', report: false },
  'map.notDegrees': { retry: 'afterFix', report: false },
  'map.tooDetailed': { retry: 'afterFix', report: false },
  'package.notAPackage': { retry: 'afterFix', report: false },
  'package.damaged': { retry: 'never', report: false },
  'package.notHolding': { retry: 'never', report: false },
} as const satisfies Record<string, { retry: 'never' | 'again' | 'afterFix'; report: boolean }>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];

/**
 * Failures that any call may meet, whatever its method: those of the contract and the hosts, and those of every file,
 * the open bureau file included.
 */
export type CommonErrorCode = Extract<
  ErrorCode,
  `contract.${string}` | `host.${string}` | `file.${string}` | 'internal' | 'bureau.inUse' | 'bureau.damaged'
>;

/** Whether every method may answer with a code: those of the contract, the host, files and the bureau at large. */
export function isCommonErrorCode(code: ErrorCode): code is CommonErrorCode {
  return /^(contract|host|file)\./.test(code) || ['internal', 'bureau.inUse', 'bureau.damaged'].includes(code);
}

export type ErrorParameters = Readonly<Record<string, string | number | boolean | null>>;

/** A failure as it crosses: no stack, no path, no SQL. */
export interface ApiError {
  readonly code: ErrorCode;
  readonly parameters: ErrorParameters;
  readonly retry: 'never' | 'again' | 'afterFix';
  /** Whether this is a defect to be reported. */
  readonly report: boolean;
  /** Matches the line in the log; null where nothing was logged. */
  readonly incident: string | null;
}

/** Makes the failure of a code, with the hint and the report flag of the table. */
export function apiError(code: ErrorCode, parameters: ErrorParameters = {}, incident: string | null = null): ApiError {
  return { code, parameters, retry: ERRORS[code].retry, report: ERRORS[code].report, incident };
}

/** What a handler returns instead of its output when an expected failure stops it. */
export class Refusal<Code extends ErrorCode = ErrorCode> {
  readonly code: Code;
  readonly parameters: ErrorParameters;

  constructor(code: Code, parameters: ErrorParameters = {}) {
    this.code = code;
    this.parameters = parameters;
  }
}

/** Makes a refusal: `return refuse('plan.notFound', { planId })`. */
export function refuse<const Code extends ErrorCode>(code: Code, parameters: ErrorParameters = {}): Refusal<Code> {
  return new Refusal(code, parameters);
}

/** What `call` rejects with. */
export class ApiFailure extends Error {
  readonly error: ApiError;

  constructor(error: ApiError) {
    super(error.code);
    this.name = 'ApiFailure';
    this.error = error;
  }
}
