import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioItem } from '../app/current.ts';

/** Names that the core keeps as codes, such as the base scenario's. */
export interface Names {
  scenario(name: string): string;
  stage(stage: string): string;
  table(table: string): string;
  column(table: string, column: string): string;
  choice(column: string, value: string): string;
  /** A unit of a norm or an indicator, such as `pupils per class`. */
  unit(unit: string): string;
}

const BASE_NAME = 'base';

export function useNames(): Names {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      scenario: (name: ScenarioItem['name']) => (name === BASE_NAME ? t('scenario.base') : name),
      stage: (stage) => t(`stages.${stage}`),
      table: (table) => t(`tables.${table}`),
      column: (table, column) => t(`columns.${table}.${column}`),
      choice: (column, value) => t(`choices.${column}.${value}`, { defaultValue: value }),
      unit: (unit) => t(`units.${unit}`, { defaultValue: unit }),
    }),
    [t],
  );
}
