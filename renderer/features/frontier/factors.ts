/** Multiples of the budget that show the whole curve: nothing, less, the present, and more. */
export const USUAL_FACTORS: readonly number[] = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

const LEAST = 2;
const MOST = 50;
const LARGEST = 1000;

/** Why a list of multiples cannot be taken. */
export type FactorsProblem = 'notANumber' | 'tooFew' | 'tooMany';

/** Reads multiples apart by commas, semicolons or spaces, Chinese ones too; in order and each once. */
export function readFactors(text: string): readonly number[] | FactorsProblem {
  const words = text.split(/[\s,，、;；]+/).filter((word) => word !== '');
  const numbers = words.map((word) => (/^\d+(\.\d+)?$/.test(word) ? Number(word) : Number.NaN));
  if (numbers.some((number) => !(number <= LARGEST))) return 'notANumber';
  const factors = [...new Set(numbers)].sort((one, other) => one - other);
  if (factors.length < LEAST) return 'tooFew';
  return factors.length > MOST ? 'tooMany' : factors;
}

/** Multiples of the budget as they are typed. */
export function writeFactors(factors: readonly number[]): string {
  return factors.join(', ');
}
