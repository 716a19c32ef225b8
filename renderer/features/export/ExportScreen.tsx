import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/queries.ts';
import { type PlanSummary, useBureau, usePlans } from '../../app/current.ts';
import { RunThis } from '../../app/RunThis.tsx';
import { ClassStarts } from '../../components/ClassStarts.tsx';
import { Empty } from '../../components/Empty.tsx';
import { Notice } from '../../components/Failure.tsx';
import { Loading } from '../../components/Loading.tsx';
import { OutcomeBadge } from '../../components/OutcomeBadge.tsx';
import { Panel, Screen } from '../../components/Screen.tsx';
import { Staleness } from '../../components/Staleness.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { Choice } from '../plan/Choice.tsx';
import styles from './ExportScreen.module.css';
import { InputTable, PlanParts } from './MoreTables.tsx';
import { PackagePart } from './PackagePart.tsx';
import { PaperCards, type PaperChoice, TablesPaper } from './PaperCards.tsx';

const NO_PLAN = '';

/** The papers that leave the office: of a plan, for each office its own; and packages that come from elsewhere. */
export default function ExportScreen() {
  const { t } = useTranslation();
  const bureau = useBureau();
  const { plans, current, loading } = usePlans();
  const about = useApi('shell.about', {});
  const isDesktop = about.data?.shell === 'desktop';
  if (loading || bureau === undefined) return <Loading />;
  const bureauName = bureau?.name ?? bureau?.fileName.replace(/\.[^.]*$/, '') ?? '';
  return (
    <Screen title={t('screens.export')} actions={current !== null && <OutcomeBadge plan={current} />}>
      {bureau !== null &&
        (current === null ? (
          <Empty title={t('plan.none.title')} actions={<RunThis />}>
            {t('exports.noPlan')}
          </Empty>
        ) : (
          <Papers key={current.planId} plans={plans} current={current} {...{ isDesktop, bureauName }} />
        ))}
      {bureau !== null && current === null && (
        <div className={styles.cards}>
          <InputTable isDesktop={isDesktop} bureauName={bureauName} />
        </div>
      )}
      {bureau === null && <Notice>{t('exports.noBureau')}</Notice>}
      <PackagePart />
    </Screen>
  );
}

function Papers({
  plans,
  current,
  isDesktop,
  bureauName,
}: {
  plans: readonly PlanSummary[];
  current: PlanSummary;
  isDesktop: boolean;
  bureauName: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const [planId, setPlanId] = useState(current.planId);
  const [other, setOther] = useState(NO_PLAN);
  const [language, setLanguage] = useState<'zh' | 'en'>(format.language);
  const plan = plans.find((candidate) => candidate.planId === planId) ?? current;
  const others = plans.filter((candidate) => candidate.planId !== plan.planId);
  const compared = others.find((candidate) => candidate.planId === other) ?? null;
  const labelOf = ({ planId: id, scenarioName, createdAt, character }: PlanSummary) =>
    [
      id,
      names.scenario(scenarioName),
      ...(character === null ? [] : [t(`studies.alternatives.characters.${character}`)]),
      format.dateTime(createdAt),
    ].join(' · ');
  const nameOf = (what: string) =>
    [bureauName, what, t('exports.files.plan', { plan: plan.planId })].filter(Boolean).join(' ');
  const choice: PaperChoice = { planId: plan.planId, otherPlanId: compared?.planId ?? null, language };
  const props = { choice, isDesktop, nameOf };
  return (
    <>
      <Panel>
        <div className={styles.choices}>
          <Choice
            label={t('exports.planA')}
            value={plan.planId}
            onChange={setPlanId}
            options={plans.map((candidate) => ({ value: candidate.planId, text: labelOf(candidate) }))}
          />
          <Choice
            label={t('exports.planB')}
            value={compared?.planId ?? NO_PLAN}
            onChange={setOther}
            options={[
              { value: NO_PLAN, text: t(others.length === 0 ? 'exports.onlyPlan' : 'exports.noOther') },
              ...others.map((candidate) => ({ value: candidate.planId, text: labelOf(candidate) })),
            ]}
          />
          <Choice
            label={t('exports.language')}
            value={language}
            onChange={(value) => setLanguage(value as typeof language)}
            options={[
              { value: 'zh', text: '中文' },
              { value: 'en', text: 'English' },
            ]}
          />
        </div>
        <Staleness plan={plan} />
        <ClassStarts plan={plan} />
        {!plan.certified && <Notice kind="warning">{t('exports.notCertified')}</Notice>}
        {plan.synthetic && <p className={styles.quiet}>{t('exports.synthetic')}</p>}
      </Panel>
      <PaperCards {...props} />
      <h2 className={styles.heading}>{t('exports.more')}</h2>
      <div className={styles.cards}>
        <TablesPaper {...props} />
        <PlanParts {...props} />
        <InputTable isDesktop={isDesktop} bureauName={bureauName} />
      </div>
    </>
  );
}
