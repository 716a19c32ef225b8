import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { useSelection } from '../../app/selection.ts';
import { useFormat } from '../../i18n/format.ts';
import { MeasureDetail } from './MeasureDetail.tsx';
import styles from './Policy.module.css';
import type { Measure, MeasureStanding, PolicyStanding, Register } from './policy-view.ts';
import { StandingBadge } from './StandingBadge.tsx';

/** The measures as a list, and beside it the one that the address names, by default the first shown. */
export function Measures({
  register,
  shown,
  standing,
  standingOf,
}: {
  register: Register;
  shown: readonly Measure[];
  standing: PolicyStanding | undefined;
  standingOf: ReadonlyMap<number, MeasureStanding>;
}) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { addressOf, selection } = useSelection();
  const { number: named } = useParams();
  const chosen = shown.find(({ number }) => String(number) === named) ?? shown[0];
  const list = useRef<HTMLElement>(null);
  const chosenNumber = chosen?.number;
  useEffect(() => {
    if (chosenNumber !== undefined)
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenNumber]);
  const officeOf = new Map(register.offices.map(({ id, name }) => [id, name[language]]));
  return (
    <div className={styles.panes}>
      <nav ref={list} className={styles.list} aria-label={t('policy.listLabel')}>
        {shown.length === 0 && <p className={styles.nothing}>{t('policy.nothing')}</p>}
        <ul>
          {shown.map(({ number, subject, offices }) => {
            const of = standingOf.get(number);
            return (
              <li key={number}>
                <NavLink
                  className={`${styles.item} ${number === chosen?.number ? styles.chosen : ''}`}
                  aria-current={number === chosen?.number ? 'true' : undefined}
                  to={addressOf(`/policy/${number}`, selection)}
                  replace
                >
                  <span className={styles.itemNumber}>{number}</span>
                  <span className={styles.itemText}>
                    <span>{subject[language]}</span>
                    <span className={styles.quiet}>{officeOf.get(offices[0] ?? '') ?? ''}</span>
                  </span>
                  {of !== undefined && <StandingBadge standing={of.standing} />}
                </NavLink>
              </li>
            );
          })}
        </ul>
      </nav>
      {chosen !== undefined && (
        <MeasureDetail
          key={chosen.number}
          register={register}
          measure={chosen}
          policy={standing}
          standing={standingOf.get(chosen.number)}
        />
      )}
    </div>
  );
}
