import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/queries.ts';
import { usePlans } from '../../app/current.ts';
import { DataTable, type DataTableRow } from '../../charts/DataTable.tsx';
import { TierMark } from '../../charts/TierMark.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { classesOf, countsAt, largeOf } from './tier-sums.ts';

/** The figures of one school in the current plan, year by year: pupils, rooms, classes before and after, posts. */
export function SchoolFigures({ schoolId, stage }: { schoolId: string; stage: string | null }) {
  const { current } = usePlans();
  if (current === null) return null;
  return <Figures planId={current.planId} schoolId={schoolId} stage={stage} />;
}

function Figures({ planId, schoolId, stage }: { planId: string; schoolId: string; stage: string | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const places = useApi('plan.places', { planId, schoolId }).data?.rows;
  const tiers = useApi('plan.classTiers', { planId, schoolId }).data;
  const posts = useApi('plan.posts', { planId, schoolId }).data;
  if (places === undefined || tiers === undefined || posts === undefined) return null;
  const stages = [...new Set(places.map((row) => row.stage))].filter((one) => stage === null || one === stage);
  return stages.map((one) => {
    const tierLine = tiers.rows.find((line) => line.stage === one);
    const postLine = posts.rows.find((line) => line.stage === one);
    const years = places
      .filter((row) => row.stage === one)
      .map((row) => ({
        row,
        before: countsAt(tierLine?.before ?? [], tiers.years.indexOf(row.year)),
        after: countsAt(tierLine?.after ?? [], tiers.years.indexOf(row.year)),
        required: postLine?.required[posts.years.indexOf(row.year)] ?? null,
        short: postLine?.short[posts.years.indexOf(row.year)] ?? null,
      }));
    const line = (
      key: string,
      heading: DataTableRow['heading'],
      value: (year: (typeof years)[number]) => number | null,
    ) => ({
      key,
      heading,
      cells: years.map((year) => format.number(value(year))),
    });
    return (
      <DataTable
        key={one}
        caption={t('plan.school', { stage: names.stage(one) })}
        showCaption
        dense
        columns={[t('plan.year'), ...years.map(({ row }) => format.schoolYear(row.year))]}
        rows={[
          line('pupils', t('plan.figures.pupils'), ({ row }) => row.pupils),
          line('rooms', t('plan.figures.rooms'), ({ row }) => row.rooms),
          line('classes', t('plan.tiers.classes'), ({ after }) => after && classesOf(after)),
          line(
            'before',
            <>
              <TierMark tier="large" kind="outlined" />
              {t('plan.tiers.before', { tier: t('plan.tiers.atLeast.large') })}
            </>,
            ({ before }) => before && largeOf(before),
          ),
          line(
            'after',
            <>
              <TierMark tier="large" />
              {t('plan.tiers.after', { tier: t('plan.tiers.atLeast.large') })}
            </>,
            ({ after }) => after && largeOf(after),
          ),
          line('required', t('plan.posts.required'), ({ required }) => required),
          line('short', t('plan.posts.short'), ({ short }) => short),
        ]}
      />
    );
  });
}
