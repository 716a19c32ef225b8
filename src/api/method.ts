import type { z } from 'zod';
import type { CommonErrorCode, ErrorCode } from './errors.ts';

/** A query reads, a command changes something and runs alone, a job starts long work and answers at once. */
export type MethodKind = 'query' | 'command' | 'job';

/** Who answers: the core (bureau file, services) or the shell around the window (dialogs, files, links). */
export type MethodSide = 'core' | 'shell';

export interface MethodDeclaration {
  readonly side: MethodSide;
  readonly kind: MethodKind;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** The failures it may answer with, or that a job it starts may end with, besides those any call may meet. */
  readonly errors: readonly Exclude<ErrorCode, CommonErrorCode>[];
}

type Errors = readonly Exclude<ErrorCode, CommonErrorCode>[];

function declare<const Side extends MethodSide, const Kind extends MethodKind>(side: Side, kind: Kind) {
  return <Input extends z.ZodType, Output extends z.ZodType, const Codes extends Errors>(
    input: Input,
    output: Output,
    errors: Codes,
  ) => ({ side, kind, input, output, errors }) as const;
}

export const query = declare('core', 'query');
export const command = declare('core', 'command');
export const job = declare('core', 'job');
export const shellQuery = declare('shell', 'query');
export const shellCommand = declare('shell', 'command');
