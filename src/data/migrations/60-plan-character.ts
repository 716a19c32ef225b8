import type { Migration } from './migration.ts';

/** What a saved alternative is better at than the best plan of its scenario; null for plans that are no alternative. */
export const planCharacter: Migration = {
  version: 60,
  sql: `
ALTER TABLE plans ADD COLUMN character TEXT;
DROP TRIGGER plans_are_immutable;
CREATE TRIGGER plans_are_immutable
  BEFORE UPDATE OF plan_id, settings, norm_set, outcome, input_hash, data_version, data_hash, document, document_hash,
    created_at, character ON plans
BEGIN
  SELECT raise(ABORT, 'plans are immutable');
END;
`,
};
