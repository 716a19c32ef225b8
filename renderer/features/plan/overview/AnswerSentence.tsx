import type { ReactElement } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { Panel } from '../../../components/Screen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './Overview.module.css';
import { shortOf } from './special-ratio.ts';

export type PlanOverview = OutputOf<'plan.overview'>;

/** One sentence that says what the plan reaches and what it takes; each number leads to where it comes from. */
export function AnswerSentence({ overview }: { overview: PlanOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { addressOf } = useSelection();
  const { years, baseline, plan, summary } = overview;
  const projects = useApi('plan.projects', { planId: summary.planId }).data?.rows;
  const last = years.length - 1;
  const year = years[last];
  if (year === undefined || summary.outcome === 'infeasible' || summary.outcome === 'failed')
    return (
      <Panel>
        <p className={styles.answer}>{t('plan.answer.none')}</p>
      </Panel>
    );
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const link = (path: string, patch: Parameters<typeof addressOf>[1] = {}): ReactElement => (
    <Link to={addressOf(`/plan/${path}`, patch)} />
  );
  const share = (plan.classes[last] ?? 0) === 0 ? null : (plan.largeClasses[last] ?? 0) / plan.classes[last]!;
  const newSchools = projects === undefined ? 0 : new Set(projects.map(({ projectId }) => projectId)).size;
  return (
    <Panel>
      <div className={styles.answer} data-testid="answer">
        <p>
          <Trans
            i18nKey={plan.superLargeClasses[last] === 0 ? 'plan.answer.noSuperLarge' : 'plan.answer.reaches'}
            values={{
              year: format.schoolYear(year),
              superLarge: format.number(plan.superLargeClasses[last]),
              superLargeBefore: format.number(baseline.superLargeClasses[last]),
              large: format.number(plan.largeClasses[last]),
              largeBefore: format.number(baseline.largeClasses[last]),
              share: format.share(share),
            }}
            components={{
              superLargeLink: link('places', { year }),
              largeLink: link('places', { year }),
            }}
          />
          <Trans
            i18nKey="plan.answer.takes"
            values={{
              rooms: format.number(total(plan.roomsBuilt)),
              newSchools: format.number(newSchools),
              redirected: format.number(total(plan.pupilsRedirected)),
              capital: format.moneyWithUnit(total(plan.capitalCost)),
              recurrent: format.moneyWithUnit(plan.recurrentCost[last]),
              lastYear: format.schoolYear(year),
            }}
            components={{
              roomsLink: link('building'),
              newSchoolsLink: link('building'),
              redirectedLink: link('redirections'),
              capitalLink: link('money'),
              recurrentLink: link('money'),
            }}
          />
        </p>
        <Unmet overview={overview} share={share} />
      </div>
    </Panel>
  );
}

/** What the plan does not meet, in as many words as there is something to say. */
function Unmet({ overview, share }: { overview: PlanOverview; share: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { addressOf } = useSelection();
  const { years, plan, summary } = overview;
  const { planId } = summary;
  const limits = useApi('plan.classSizes', { planId }).data?.limits;
  const special = useApi('plan.special', { planId }).data?.rows;
  const last = years.length - 1;
  const year = years[last] ?? null;
  const unmet: { readonly key: string; readonly text: string; readonly to: string }[] = [];
  const add = (key: string, to: string, values: Record<string, string | number | null | undefined>) =>
    unmet.push({ key, to, text: t(`plan.unmet.${key}`, { year: format.schoolYear(year), ...values }) });

  const mostLarge = limits?.large?.value ?? null;
  if (mostLarge !== null && share !== null && share > mostLarge)
    add('large', addressOf('/plan/places', { year, norm: limits?.large?.id ?? null, why: true }), {
      share: format.share(share),
      limit: format.share(mostLarge),
    });
  const superLarge = plan.superLargeClasses[last] ?? 0;
  const superShare = (plan.classes[last] ?? 0) === 0 ? 0 : superLarge / plan.classes[last]!;
  const mostSuper = limits?.superLarge?.value ?? null;
  if (mostSuper !== null && superShare > mostSuper)
    add(
      mostSuper === 0 ? 'anySuperLarge' : 'superLarge',
      addressOf('/plan/places', { year, norm: limits?.superLarge?.id ?? null, why: true }),
      {
        number: format.number(superLarge),
        limit: format.share(mostSuper),
      },
    );
  const roomsShort = plan.roomsShort[last] ?? 0;
  if (roomsShort > 0) add('rooms', addressOf('/plan/places', { year }), { number: format.number(roomsShort) });
  const postsShort = plan.postsShort[last] ?? 0;
  if (postsShort > 0) add('posts', addressOf('/plan/posts', { year }), { number: format.number(postsShort) });
  const lacking = (special ?? []).filter((row) => row.year === year && (shortOf(row) ?? 0) > 0);
  if (lacking.length > 0)
    add('special', addressOf('/plan/special', { year }), {
      schools: format.number(lacking.length),
      number: format.number(lacking.reduce((sum, row) => sum + (shortOf(row) ?? 0), 0)),
    });

  if (limits === undefined || special === undefined) return null;
  if (unmet.length === 0) return <p className={styles.unmet}>{t('plan.unmet.nothing')}</p>;
  return (
    <p className={styles.unmet}>
      {t('plan.unmet.lead')}
      {unmet.map(({ key, text, to }, index) => (
        <span key={key}>
          {index > 0 && t('plan.unmet.separator')}
          <Link to={to}>{text}</Link>
        </span>
      ))}
      {t('plan.unmet.end')}
    </p>
  );
}
