import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../src/api/index.ts';
import { useFormat } from './format.ts';
import { useNames } from './names.ts';

export type Issue = OutputOf<'data.health'>['issues'][number];

/** The sentence of an issue in the user's language; the core's English one for a code that is not known here. */
export function useIssueText(): (issue: Issue) => string {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  return useCallback(
    (issue) => {
      const { table, tables, stage, place, otherRow, otherSheet, labels, ...others } = issue.parameters;
      return t(`issues.${issue.code}`, {
        ...others,
        tables: tables ?? '',
        ...(typeof table === 'string' ? { table: names.table(table) } : {}),
        ...(format.language === 'zh' && typeof tables === 'string'
          ? { tables: tables.split(', ').map(names.table).join(t('data.listSeparator')) }
          : {}),
        ...(typeof stage === 'string' ? { stage: names.stage(stage) } : {}),
        place:
          typeof otherRow === 'number'
            ? t('issues.otherPlace', { row: otherRow, sheet: otherSheet ?? '' })
            : (place ?? ''),
        ...(format.language === 'zh' && typeof labels === 'string' ? { choices: labels } : {}),
        value: issue.value ?? '',
        defaultValue: issue.message,
      });
    },
    [t, names, format],
  );
}
