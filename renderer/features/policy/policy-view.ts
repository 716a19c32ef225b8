import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { UNKNOWN, useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';

export type Register = OutputOf<'policy.register'>;
export type Measure = Register['measures'][number];
export type Target = Measure['targets'][number];
export type PolicyStanding = OutputOf<'policy.standing'>;
export type MeasureStanding = PolicyStanding['measures'][number];
export type TargetStanding = MeasureStanding['targets'][number];
export type Standing = MeasureStanding['standing'];

export const STANDINGS: readonly Standing[] = ['met', 'onCourse', 'missed', 'noData'];
const SIGNS: Readonly<Record<Target['comparison'], string>> = { atLeast: '≥', atMost: '≤', equal: '=' };

/** Values and targets in the words of their units. */
export function usePolicyText() {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  return useMemo(() => {
    /** A value of an indicator without its unit, which stands in the heading; shares carry their sign. */
    const value = (amount: number | null | undefined, unit: string): string => {
      if (amount === null || amount === undefined) return UNKNOWN;
      return unit.startsWith('share') || unit === 'done' ? format.share(amount) : format.number(amount);
    };
    return {
      value,
      /** `≥ 95.0 %`, `≤ 4.5 students per teacher`, or that the policy gives no figure. */
      wanted({ value: wanted, unit, comparison }: Target): string {
        if (wanted === null) return t('policy.noValue');
        if (unit === 'done') return t('policy.done');
        const plain = unit.startsWith('share') ? value(wanted, unit) : `${format.number(wanted)} ${names.unit(unit)}`;
        return `${SIGNS[comparison]} ${plain}`;
      },
      /** The value of a norm behind a target. */
      norm(value: number | null, unit: string): string {
        if (value === null) return t('policy.noValue');
        return unit.startsWith('share') ? format.share(value) : `${format.number(value, 4)} ${names.unit(unit)}`;
      },
      unitOf(unit: string): string {
        return unit.startsWith('share') || unit === 'done' ? '' : names.unit(unit);
      },
    };
  }, [t, format, names]);
}
