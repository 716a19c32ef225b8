import { z } from 'zod';
import { command, query } from '../method.ts';
import { nothing } from './fields.ts';

const key = z.string().regex(/^[a-z][\w.-]{0,63}$/i);
const value = z.json();

export const preferencesMethods = {
  /** What the user set for this computer: language, theme, units, saved views. Kept outside the bureau file. */
  'preferences.get': query(nothing, z.record(key, value), []),
  /** Sets one; null removes it. */
  'preferences.set': command(z.strictObject({ key, value }), nothing, []),
} as const;
