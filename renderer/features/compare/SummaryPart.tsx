import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Failure.tsx';
import { Panel } from '../../components/Screen.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useOverrideText } from '../scenarios/overrides.ts';
import styles from './Compare.module.css';
import type { ComparePartProps, Comparison } from './CompareScreen.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { LargeClassesChart, MoneyChart, PostsGapChart } from './SummaryCharts.tsx';

type Plan = Comparison['plans'][number];

/** What to know before reading on, what the scenarios differ in, the key figures and the three charts. */
export function SummaryPart({ comparison, nameOf }: ComparePartProps) {
  const { t } = useTranslation();
  const { plans, reference } = comparison;
  const standard = plans.find(({ planId }) => planId === reference);
  return (
    <>
      {plans.map((plan) => (
        <Warnings key={plan.planId} plan={plan} standard={standard ?? plan} name={nameOf(plan.planId)} />
      ))}
      <Panel title={t('compare.differ.title', { reference: nameOf(reference) })}>
        <dl className={styles.scenarios}>
          {plans
            .filter(({ planId }) => planId !== reference)
            .map((plan) => (
              <ScenarioWords key={plan.planId} plan={plan} name={nameOf(plan.planId)} />
            ))}
        </dl>
      </Panel>
      <Panel title={t('compare.keyFigures')}>
        <KeyFigures comparison={comparison} nameOf={nameOf} />
      </Panel>
      <div className={styles.charts}>
        <Panel>
          <LargeClassesChart comparison={comparison} nameOf={nameOf} />
        </Panel>
        <Panel>
          <MoneyChart comparison={comparison} nameOf={nameOf} />
        </Panel>
        <Panel>
          <PostsGapChart comparison={comparison} nameOf={nameOf} />
        </Panel>
      </div>
    </>
  );
}

/** Everything that makes a plan say less in the comparison than it seems to. */
function Warnings({ plan, standard, name }: { plan: Plan; standard: Plan; name: string }) {
  const { t } = useTranslation();
  const said = [
    ...(plan.certified ? [] : [t('compare.warnings.notCertified', { name })]),
    ...(plan.sameData
      ? []
      : [t('compare.warnings.otherData', { name, version: plan.dataVersion, reference: standard.dataVersion })]),
    ...(plan.stale.length === 0
      ? []
      : [
          t('compare.warnings.stale', {
            name,
            reasons: plan.stale.map((reason) => t(`outcome.stale.${reason}`)).join(t('data.listSeparator')),
          }),
        ]),
    ...(plan.years.join() === standard.years.join() ? [] : [t('compare.warnings.otherYears', { name })]),
  ];
  return said.map((sentence) => (
    <Notice key={sentence} kind="warning">
      {sentence}
    </Notice>
  ));
}

function ScenarioWords({ plan, name }: { plan: Plan; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const overrideText = useOverrideText();
  const sentences = [
    ...plan.differences.map(({ reference, plan: own, ownValue }) => {
      if (own === null)
        return reference === null ? '' : t('compare.differ.onlyReference', { text: overrideText(reference) });
      const text = overrideText(own);
      if (reference !== null) return t('compare.differ.both', { text, reference: overrideText(reference) });
      if (ownValue === null) return text;
      return own.kind === 'norm' && own.value === ownValue
        ? t('compare.differ.sameValue', { text })
        : t('compare.differ.own', { text, value: format.number(ownValue, 4) });
    }),
    ...plan.norms.map(({ id, reference, plan: value }) =>
      t('compare.differ.norm', { id, value: format.number(value, 4), reference: format.number(reference, 4) }),
    ),
  ];
  return (
    <div>
      <dt>{name}</dt>
      {sentences.map((sentence) => (
        <dd key={sentence}>{sentence}</dd>
      ))}
      {sentences.length === 0 && <dd>{t('compare.differ.nothing')}</dd>}
      {plan.sameQuestion && plan.sameData && (
        <dd className={styles.quiet}>{t('compare.differ.sameQuestion', { gap: format.share(plan.gap) })}</dd>
      )}
    </div>
  );
}
