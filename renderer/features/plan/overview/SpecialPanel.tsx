import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { DataTable } from '../../../charts/DataTable.tsx';
import { Badge } from '../../../components/Badge.tsx';
import { Answer } from '../../../components/Loading.tsx';
import { Panel } from '../../../components/Screen.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/format.ts';
import { usePlanSchools } from '../use-plan-schools.ts';
import type { PlanOverview } from './AnswerSentence.tsx';
import styles from './Overview.module.css';
import { pupilsPerTeacher, shortOf } from './special-ratio.ts';

const SHOWN = 10;

/** Schools with special teachers in the last planned year: pupils, teachers required at 1:4.5, and who is short. */
export function SpecialPanel({ overview }: { overview: PlanOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { addressOf } = useSelection();
  const { nameOf, byId } = usePlanSchools();
  const answer = useApi('plan.special', { planId: overview.summary.planId });
  const year = overview.years.at(-1) ?? 0;
  return (
    <Panel
      title={t('plan.specialPanel.title', { year: format.schoolYear(year) })}
      actions={<Link to={addressOf('/plan/special')}>{t('plan.specialPanel.more')}</Link>}
    >
      <Answer answer={answer}>
        {({ rows }) => {
          const staffed = rows
            .filter((row) => row.year === year && row.teachersRequired > 0)
            .sort((one, other) => (shortOf(other) ?? 0) - (shortOf(one) ?? 0) || other.pupils - one.pupils);
          /** Only for special schools: others have a teacher for their resource room, whatever their pupils. */
          const ratioOf = (row: (typeof staffed)[number]) => {
            const pupils = byId.get(row.schoolId)?.kind === 'special' ? pupilsPerTeacher(row) : null;
            return pupils === null ? UNKNOWN : t('plan.special.oneTo', { pupils: format.number(pupils) });
          };
          if (staffed.length === 0) return <p className={styles.quiet}>{t('plan.specialPanel.none')}</p>;
          return (
            <>
              <DataTable
                caption={t('plan.specialPanel.title', { year: format.schoolYear(year) })}
                columns={[
                  t('plan.columns.school'),
                  t('plan.special.pupils'),
                  t('plan.special.teachersRequired'),
                  t('plan.special.teachersAllotted'),
                  t('plan.special.ratio', { norm: format.number(overview.specialPupilsPerTeacher) }),
                  t('plan.special.state'),
                ]}
                rows={staffed.slice(0, SHOWN).map((row) => {
                  const short = shortOf(row);
                  return {
                    key: row.schoolId,
                    heading: (
                      <Link to={addressOf('/plan/overview', { school: row.schoolId, why: true })}>
                        {nameOf(row.schoolId)}
                      </Link>
                    ),
                    cells: [
                      format.number(row.pupils),
                      format.number(row.teachersRequired),
                      format.number(row.teachersAllotted),
                      ratioOf(row),
                      short === null ? (
                        <Badge key="state">{t('plan.special.unknown')}</Badge>
                      ) : short === 0 ? (
                        <Badge key="state" kind="success">
                          {t('plan.special.met')}
                        </Badge>
                      ) : (
                        <Badge key="state" kind="warning">
                          {t('plan.special.shortBy', { number: format.number(short) })}
                        </Badge>
                      ),
                    ],
                  };
                })}
              />
              {staffed.length > SHOWN && (
                <Link className={styles.more} to={addressOf('/plan/special')}>
                  {t('plan.specialPanel.all', { number: format.number(staffed.length) })}
                </Link>
              )}
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
