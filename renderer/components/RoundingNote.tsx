import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import styles from './RoundingNote.module.css';

/** Why sums in ten thousands of yuan can end otherwise than their parts; in yuan every fen is shown, and they do not. */
export function RoundingNote() {
  const { t } = useTranslation();
  const { moneyUnit } = useFormat();
  return moneyUnit === 'yuan' ? null : <p className={styles.note}>{t('money.rounded')}</p>;
}
