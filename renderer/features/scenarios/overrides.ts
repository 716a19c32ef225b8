import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lockKey } from '../../../src/domain/lock.ts';
import type { Override } from '../../../src/domain/scenario.ts';
import { useApi } from '../../api/queries.ts';
import { useSchools } from '../../app/schools.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';

/** What an override sets, so that a new one takes the place of an older one on the same. */
export function overrideKey(override: Override): string {
  switch (override.kind) {
    case 'norm':
      return `norm ${override.id}`;
    case 'budgetFactor':
      return `budgetFactor ${override.budgetKind}`;
    case 'budget':
      return `budget ${override.year} ${override.level} ${override.budgetKind} ${override.districtId}`;
    case 'lock':
      return `lock ${lockKey(override.lock)}`;
    case 'policyShare':
      return `policyShare ${override.tier} ${override.year}`;
    case 'entrants':
      return `entrants ${override.districtId} ${override.stage}`;
    case 'births':
      return `births ${override.districtId} ${override.fromYear}`;
    case 'projection':
    case 'horizon':
    case 'redirection':
      return override.kind;
  }
}

/**
 * Overrides with one more, which replaces an older one on the same.
 * @param place one that is replaced where it stands; null to add at the end
 */
export function withOverride(
  overrides: readonly Override[],
  added: Override,
  place: Override | null = null,
): readonly Override[] {
  const others = (override: Override) => override === place || overrideKey(override) !== overrideKey(added);
  const kept = overrides.filter(others);
  return place === null ? [...kept, added] : kept.map((override) => (override === place ? added : override));
}

/** Overrides with the one at a place moved up (-1) or down (1); unchanged at the ends. */
export function movedOverride(overrides: readonly Override[], index: number, way: -1 | 1): readonly Override[] {
  const [moved, passed] = [overrides[index], overrides[index + way]];
  if (moved === undefined || passed === undefined) return overrides;
  return overrides.with(index, passed).with(index + way, moved);
}

/** An override in words. */
export function useOverrideText(): (override: Override) => string {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { nameOf, districts } = useSchools();
  const norms = useApi('norms.list', {}).data?.norms;
  return useMemo(() => {
    const districtText = (districtId: string | null) =>
      districtId === null ? t('overrides.wholeBureau') : (districts.get(districtId) ?? districtId);
    const lockText = (override: Extract<Override, { kind: 'lock' }>): string => {
      const { lock } = override;
      switch (lock.what) {
        case 'rooms': {
          const place = { school: nameOf(lock.schoolId), stage: names.stage(lock.stage) };
          if (lock.orders.length === 0) return t('overrides.lock.noRooms', place);
          const orders = lock.orders
            .map(({ orderYear, rooms }) => t('overrides.lock.order', { year: format.schoolYear(orderYear), rooms }))
            .join(t('data.listSeparator'));
          return t('overrides.lock.rooms', { ...place, orders });
        }
        case 'project':
          return lock.startYear === null
            ? t('overrides.lock.noProject', { project: nameOf(lock.projectId) })
            : t('overrides.lock.project', { project: nameOf(lock.projectId), year: format.schoolYear(lock.startYear) });
        case 'projectNotBefore':
          return t('overrides.lock.notBefore', { project: nameOf(lock.projectId), year: format.schoolYear(lock.year) });
        case 'noRedirectionBetween':
          return t('overrides.lock.between', { school: nameOf(lock.schoolId), other: nameOf(lock.otherSchoolId) });
        case 'noRedirectionFrom':
          return t('overrides.lock.from', { school: nameOf(lock.schoolId) });
        case 'noRedirectionTo':
          return t('overrides.lock.to', { school: nameOf(lock.schoolId) });
      }
    };
    return (override) => {
      switch (override.kind) {
        case 'norm': {
          const norm = norms?.find(({ id }) => id === override.id);
          return t('overrides.norm', {
            norm: norm?.description[format.language] ?? override.id,
            value: format.number(override.value, 4),
            unit: norm === undefined ? '' : names.unit(norm.unit),
          });
        }
        case 'budgetFactor':
          return t(`overrides.budgetFactor.${override.budgetKind ?? 'all'}`, {
            factor: format.number(override.factor, 4),
          });
        case 'budget':
          return t('overrides.budget', {
            year: format.schoolYear(override.year),
            level: names.choice('level', override.level),
            kind: names.choice('kind', override.budgetKind),
            district: districtText(override.districtId),
            amount: format.moneyWithUnit(override.amount),
          });
        case 'entrants':
          return t('overrides.entrants', {
            district: districtText(override.districtId),
            stage: override.stage === null ? t('overrides.allStages') : names.stage(override.stage),
            factor: format.number(override.factor, 4),
          });
        case 'births':
          return t('overrides.births', {
            district: districtText(override.districtId),
            year: override.fromYear,
            factor: format.number(override.factor, 4),
          });
        case 'projection':
          return t(`overrides.projection.${override.variant}`);
        case 'horizon':
          return t('overrides.horizon', { count: override.years });
        case 'redirection':
          return t(override.allowed ? 'overrides.redirection.allowed' : 'overrides.redirection.refused');
        case 'policyShare':
          return t(`overrides.policyShare.${override.tier}`, {
            year: format.schoolYear(override.year),
            share: format.share(override.share),
          });
        case 'lock':
          return lockText(override);
      }
    };
  }, [t, names, format, nameOf, districts, norms]);
}
