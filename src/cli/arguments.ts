import { InvalidArgumentError } from 'commander';

/** Reads a whole number within bounds; anything else is a usage error. */
export function wholeNumber(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < minimum || number > maximum)
      throw new InvalidArgumentError(`It must be a whole number from ${minimum} to ${maximum}.`);
    return number;
  };
}

/** Reads a decimal number within bounds; anything else is a usage error. */
export function decimalNumber(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+(\.\d+)?$/.test(text) || number < minimum || number > maximum)
      throw new InvalidArgumentError(`It must be a number from ${minimum} to ${maximum}.`);
    return number;
  };
}

export interface NormArgument {
  readonly id: string;
  readonly value: number;
}

/** Adds one `ID=VALUE` to the norms given so far; a norm given twice is a usage error. */
export function normArgument(text: string, before: readonly NormArgument[] = []): NormArgument[] {
  const match = /^([^=\s]+)=(-?\d+(?:\.\d+)?)$/.exec(text);
  const [, id, value] = match ?? [];
  if (id === undefined || value === undefined) throw new InvalidArgumentError('It must be ID=VALUE with a number.');
  if (before.some((norm) => norm.id === id)) throw new InvalidArgumentError(`The norm ${id} is given twice.`);
  return [...before, { id, value: Number(value) }];
}

/** Reads two to fifty multiples of the budget, apart by commas. */
export function factorsArgument(text: string): number[] {
  const factors = text.split(',').map((part) => (/^\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : Number.NaN));
  if (factors.some((factor) => !(factor >= 0 && factor <= 1000)))
    throw new InvalidArgumentError('It must be numbers from 0 to 1000, apart by commas.');
  if (factors.length < 2 || factors.length > 50) throw new InvalidArgumentError('It must be 2 to 50 numbers.');
  return factors;
}

/** Reads the number of a plan, or `latest`. */
export function planArgument(text: string): number | 'latest' {
  if (text === 'latest') return text;
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be the number of a plan, or latest.');
  return Number(text);
}
