import { ClipboardCopy, FileText } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { useClient } from '../../api/client-context.ts';
import { useApi } from '../../api/queries.ts';
import { useBureau, usePlans } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { useTaking } from '../../app/taking.ts';
import { Button } from '../../components/Button.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { Answer } from '../../components/Loading.tsx';
import { Screen } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { Choice } from '../plan/Choice.tsx';
import { Measures } from './Measures.tsx';
import { OfficeTasks } from './OfficeTasks.tsx';
import styles from './Policy.module.css';
import { type PolicyStanding, type Register, STANDINGS, type Standing, usePolicyText } from './policy-view.ts';

/** The measures of the policy: where each target stands now and under a plan, and what every office has to do. */
export default function PolicyScreen() {
  const { t } = useTranslation();
  const register = useApi('policy.register', {});
  return (
    <Screen title={t('screens.policy')} fill>
      <Answer answer={register}>{(found) => <RegisterView register={found} />}</Answer>
    </Screen>
  );
}

const NOW = 'now';

function RegisterView({ register }: { register: Register }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const bureau = useBureau();
  const { current: plan, loading } = usePlans();
  const { addressOf, selection } = useSelection();
  const [present, setPresent] = useState(false);
  const [office, setOffice] = useState('');
  const [standing, setStanding] = useState<Standing | ''>('');
  const [view, setView] = useState<'measures' | 'offices'>('measures');
  const [text, setText] = useState('');
  const search = useDeferredValue(text).trim().toLowerCase();
  const planId = present ? null : (plan?.planId ?? null);
  const answer = useApi('policy.standing', { planId }, { enabled: Boolean(bureau) && !loading, keep: true });
  const found = bureau ? answer.data : undefined;
  const standingOf = useMemo(() => new Map(found?.measures.map((measure) => [measure.number, measure])), [found]);
  const shown = register.measures.filter(
    ({ offices, subject, summary, number }) =>
      (office === '' || offices.includes(office)) &&
      (standing === '' || standingOf.get(number)?.standing === standing) &&
      `${number} ${subject.zh} ${subject.en} ${summary.zh} ${summary.en}`.toLowerCase().includes(search),
  );
  return (
    <>
      <p className={styles.document}>
        <strong>{register.document.title}</strong> {register.document.number} · {register.document.date}
      </p>
      {found !== undefined && <Summary standing={found} ofPlan={planId !== null} />}
      {bureau && answer.error !== null && <Failure failure={answer.error} onRetry={() => void answer.refetch()} />}
      {found?.planOutOfDate && <Notice kind="warning">{t('policy.planOutOfDate')}</Notice>}
      {bureau === null && <Notice>{t('policy.noBureau')}</Notice>}
      {bureau && !loading && plan === null && <Notice>{t('policy.noPlan')}</Notice>}
      <div className={styles.tools}>
        <input
          type="search"
          aria-label={t('common.search')}
          placeholder={t('policy.searchHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <select aria-label={t('policy.office')} value={office} onChange={(event) => setOffice(event.target.value)}>
          <option value="">{t('policy.allOffices')}</option>
          {register.offices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language]}
            </option>
          ))}
        </select>
        {found !== undefined && (
          <select
            aria-label={t('policy.standing')}
            value={standing}
            onChange={(event) => setStanding(event.target.value as Standing | '')}
          >
            <option value="">{t('policy.allStandings')}</option>
            {STANDINGS.map((value) => (
              <option key={value} value={value}>
                {t(`policy.standings.${value}`)}
              </option>
            ))}
          </select>
        )}
        {plan !== null && (
          <Choice
            label={t('policy.judge')}
            value={present ? NOW : 'plan'}
            onChange={(value) => setPresent(value === NOW)}
            options={[
              { value: 'plan', text: t('policy.judgePlan') },
              { value: NOW, text: t('policy.judgeNow') },
            ]}
          />
        )}
        <Choice
          label={t('policy.view')}
          value={view}
          onChange={(value) => setView(value as typeof view)}
          options={(['measures', 'offices'] as const).map((value) => ({ value, text: t(`policy.views.${value}`) }))}
        />
        <span className={styles.quiet}>{t('policy.count', { count: shown.length })}</span>
        {found !== undefined && <Taking register={register} shown={shown} standing={found} planId={planId} />}
      </div>
      {view === 'offices' ? (
        <OfficeTasks register={register} shown={shown} standingOf={standingOf} office={office} />
      ) : (
        <Routes>
          <Route
            path=":number?"
            element={<Measures register={register} shown={shown} standing={found} standingOf={standingOf} />}
          />
          <Route path="*" element={<Navigate to={addressOf('/policy', selection)} replace />} />
        </Routes>
      )}
    </>
  );
}

/** The answer first: how many targets are met, and how many the plan meets. */
function Summary({ standing: { summary, years }, ofPlan }: { standing: PolicyStanding; ofPlan: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { met, onCourse, missed, noData } = summary.standings;
  const counts = { known: summary.known, all: summary.withValue, met, onCourse, missed, noData };
  return (
    <p className={styles.summary} data-testid="policy-summary">
      {t(ofPlan ? 'policy.summaryPlan' : 'policy.summaryNow', {
        ...counts,
        base: format.schoolYear(years[0]),
        end: format.schoolYear(years.at(-1)),
        atEnd: summary.holdAtEnd,
      })}
    </p>
  );
}

/** Takes the register along: to the clipboard for a spreadsheet, or as CSV. */
function Taking({
  register,
  shown,
  standing,
  planId,
}: {
  register: Register;
  shown: Register['measures'];
  standing: PolicyStanding;
  planId: string | null;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const text = usePolicyText();
  const names = useNames();
  const taking = useTaking();
  const { language } = format;

  function rowsShown(): string[][] {
    const officeOf = new Map(register.offices.map(({ id, name }) => [id, name[language]]));
    const heading = [
      t('policy.number'),
      t('policy.measure'),
      t('policy.lead'),
      t('policy.target'),
      t('policy.wanted'),
      t('policy.year'),
      t('policy.unit'),
      t('policy.standing'),
      ...standing.years.map((year) => format.schoolYear(year)),
    ];
    const rows = shown.flatMap(({ number, subject, offices, targets }) => {
      const of = standing.measures.find((measure) => measure.number === number);
      const head = [String(number), subject[language], officeOf.get(offices[0] ?? '') ?? ''];
      if (targets.length === 0)
        return [
          [...head, '', '', '', '', t(`policy.standings.${of?.standing ?? 'noData'}`), ...standing.years.map(() => '')],
        ];
      return targets.map((target, index) => {
        const measured = of?.targets[index];
        return [
          ...head,
          target.description[language],
          text.wanted(target),
          target.year === null ? '' : String(target.year),
          names.unit(target.unit),
          t(`policy.standings.${measured?.standing ?? 'noData'}`),
          // Figures as a spreadsheet computes with them.
          ...standing.years.map((_, year) => String(measured?.values[year] ?? '')),
        ];
      });
    });
    return [heading, ...rows];
  }

  return (
    <div className={styles.taking}>
      <span role="status" className={styles.quiet}>
        {taking.said}
      </span>
      <Button kind="quiet" icon={<ClipboardCopy aria-hidden />} onClick={() => void taking.copy(rowsShown())}>
        {t('frontier.copy')}
      </Button>
      <Button
        kind="quiet"
        icon={<FileText aria-hidden />}
        disabled={taking.busy}
        onClick={() =>
          void taking.save({ purpose: 'csv', suggestedName: t('screens.policy') }, (target) =>
            client.call('policy.exportCsv', { planId, target, language }),
          )
        }
      >
        {t('frontier.csv')}
      </Button>
      {taking.failure !== null && <Failure failure={taking.failure} onDismiss={taking.dismiss} />}
    </div>
  );
}
