import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/queries.ts';
import { useScenarios } from '../../app/current.ts';
import { EvidenceBadge } from '../../components/EvidenceBadge.tsx';
import { Answer } from '../../components/Loading.tsx';
import { UNKNOWN, useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Why.module.css';

/** The selected norm with its document, and who changed its value. */
export function WhyNorm({ normId }: { normId: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { scenarios, current } = useScenarios();
  const answer = useApi('norms.list', { scenarioId: current?.scenarioId ?? null });
  return (
    <Answer answer={answer}>
      {({ norms }) => {
        const norm = norms.find(({ id }) => id === normId);
        if (norm === undefined) return <p className={styles.quiet}>{t('why.unknownNorm', { id: normId })}</p>;
        const by = scenarios.find(({ scenarioId }) => scenarioId === norm.overriddenBy);
        const withUnit = (value: number | null) =>
          value === null ? UNKNOWN : `${format.number(value, 4)} ${names.unit(norm.unit)}`;
        const to = norm.effectiveTo ?? t('norms.open');
        return (
          <section className={styles.part}>
            <h3>{norm.description[format.language]}</h3>
            <dl className={styles.facts}>
              <dt>{t('norms.value')}</dt>
              <dd>{withUnit(norm.effectiveValue)}</dd>
              <dt>{t('norms.libraryValue')}</dt>
              <dd>{withUnit(norm.value)}</dd>
              {norm.bureauValue !== null && (
                <>
                  <dt>{t('norms.bureauValue')}</dt>
                  <dd>
                    {withUnit(norm.bureauValue)}
                    {norm.bureauReason !== null && ` · ${norm.bureauReason}`}
                  </dd>
                </>
              )}
              {by !== undefined && (
                <>
                  <dt>{t('norms.changedBy')}</dt>
                  <dd>{names.scenario(by.name)}</dd>
                </>
              )}
              <dt>{t('norms.document')}</dt>
              <dd>{norm.document || UNKNOWN}</dd>
              <dt>{t('norms.clause')}</dt>
              <dd>{norm.clause || UNKNOWN}</dd>
              <dt>{t('norms.effective')}</dt>
              <dd>{norm.effectiveFrom === null ? UNKNOWN : `${norm.effectiveFrom} – ${to}`}</dd>
              <dt>{t('norms.evidence')}</dt>
              <dd>
                <EvidenceBadge evidence={norm.evidence} />
              </dd>
            </dl>
            <p className={styles.quiet}>{t(`norms.evidenceText.${norm.evidence}`)}</p>
          </section>
        );
      }}
    </Answer>
  );
}
