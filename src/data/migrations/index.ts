import { inputTables } from './10-input-tables.ts';
import { importsAndMappings } from './20-imports-and-mappings.ts';
import { normsScenariosPlans } from './30-norms-scenarios-plans.ts';
import { districtOutlines } from './40-district-outlines.ts';
import { frontiersAndProgress } from './50-frontiers-and-progress.ts';
import { planCharacter } from './60-plan-character.ts';
import { studies } from './70-studies.ts';
import type { Migration } from './migration.ts';

/** All steps in order. */
export const MIGRATIONS: readonly Migration[] = [
  inputTables,
  importsAndMappings,
  normsScenariosPlans,
  districtOutlines,
  frontiersAndProgress,
  planCharacter,
  studies,
];

/** The schema version that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

export type { Migration } from './migration.ts';
