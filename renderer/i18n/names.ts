import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioItem } from '../app/current.ts';
import type { Language } from './index.ts';

/** Names that the core keeps as codes, such as the base scenario's. */
export interface Names {
  readonly language: Language;
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
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(
    () => ({
      language,
      scenario: (name: ScenarioItem['name']) => (name === BASE_NAME ? t('scenario.base') : name),
      stage: (stage) => t(`stages.${stage}`),
      table: (table) => t(`tables.${table}`),
      column: (table, column) => t(`columns.${table}.${column}`),
      choice: (column, value) => t(`choices.${column}.${value}`, { defaultValue: value }),
      unit: (unit) => t(`units.${unit}`, { defaultValue: unit }),
    }),
    [t, language],
  );
}
