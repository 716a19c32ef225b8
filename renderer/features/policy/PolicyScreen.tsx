import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { Badge } from '../../components/Badge.tsx';
import { Answer } from '../../components/Loading.tsx';
import { Screen } from '../../components/Screen.tsx';
import { UNKNOWN, useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Policy.module.css';

type Register = OutputOf<'policy.register'>;
type Target = Register['measures'][number]['targets'][number];

const SIGNS: Readonly<Record<Target['comparison'], string>> = { atLeast: '≥', atMost: '≤', equal: '=' };

/** The measures of the policy with their offices, their targets, and how the planner deals with each. */
export default function PolicyScreen() {
  const { t } = useTranslation();
  const register = useApi('policy.register', {});
  return (
    <Screen title={t('screens.policy')} fill>
      <Answer answer={register}>{(found) => <RegisterTable register={found} />}</Answer>
    </Screen>
  );
}

function RegisterTable({ register }: { register: Register }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [office, setOffice] = useState('');
  const [text, setText] = useState('');
  const search = useDeferredValue(text).trim().toLowerCase();
  const names = useMemo(
    () => new Map(register.offices.map(({ id, name }) => [id, name[language]])),
    [register, language],
  );
  const shown = register.measures.filter(
    ({ offices, subject, summary, number }) =>
      (office === '' || offices.includes(office)) &&
      `${number} ${subject.zh} ${subject.en} ${summary.zh} ${summary.en}`.toLowerCase().includes(search),
  );
  return (
    <>
      <p className={styles.document}>
        <strong>{register.document.title}</strong> {register.document.number} · {register.document.date}
      </p>
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
        <span className={styles.quiet}>{t('policy.count', { count: shown.length })}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('screens.policy')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('policy.number')}
              </th>
              <th scope="col">{t('policy.measure')}</th>
              <th scope="col">{t('policy.offices')}</th>
              <th scope="col">{t('policy.targets')}</th>
              <th scope="col">{t('policy.handling')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ number, subject, summary, offices, targets, handling, roles }) => (
              <tr key={number}>
                <td className="number">{number}</td>
                <td>
                  <strong>{subject[language]}</strong>
                  <p>{summary[language]}</p>
                </td>
                <td>
                  <ul className={styles.offices}>
                    {offices.map((id, index) => (
                      <li key={id}>{index === 0 ? <strong>{names.get(id) ?? id}</strong> : (names.get(id) ?? id)}</li>
                    ))}
                  </ul>
                </td>
                <td>{targets.length === 0 ? UNKNOWN : <Targets targets={targets} />}</td>
                <td>
                  <p className={styles.roles}>
                    {roles.map((role) => (
                      <Badge key={role}>{t(`policy.roles.${role}`)}</Badge>
                    ))}
                  </p>
                  {handling[language]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Targets({ targets }: { targets: readonly Target[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const value = ({ value: wanted, unit }: Target) => {
    if (wanted === null) return t('policy.noValue');
    if (unit === 'done') return t('policy.done');
    return unit.startsWith('share') ? format.share(wanted) : `${format.number(wanted)} ${names.unit(unit)}`;
  };
  return (
    <ul className={styles.targets}>
      {targets.map((target) => (
        <li key={`${target.indicator} ${target.scope} ${target.year}`}>
          {target.description[format.language]}{' '}
          <strong>
            {target.unit === 'done' || target.value === null ? '' : `${SIGNS[target.comparison]} `}
            {value(target)}
          </strong>
          {target.year !== null && ` · ${t('policy.byYear', { year: target.year })}`}
        </li>
      ))}
    </ul>
  );
}
