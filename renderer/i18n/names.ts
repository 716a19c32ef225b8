import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { scenarioName } from '../../src/domain/scenario-name.ts';
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

/** The names of the field's terms in the language of the window. */
export function useNames(): Names {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(
    () => ({
      language,
      scenario: (name: ScenarioItem['name']) =>
        scenarioName(name, {
          base: t('scenario.base'),
          separator: t('scenario.changes.separator'),
          budget: (factor) => t('scenario.changes.budget', { factor }),
          years: (years) => t('scenario.changes.years', { years }),
        }),
      stage: (stage) => t(`stages.${stage}`),
      table: (table) => t(`tables.${table}`),
      column: (table, column) => t(`columns.${table}.${column}`),
      choice: (column, value) => t(`choices.${column}.${value}`, { defaultValue: value }),
      unit: (unit) => t(`units.${unit}`, { defaultValue: unit }),
    }),
    [t, language],
  );
}
