import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import styles from './Compare.module.css';

/** How far a value lies above or below the reference: an arrow, a word for screen readers, and the signed number. */
export function Difference({
  value,
  reference,
  money = false,
  below = false,
}: {
  value: number | null;
  reference: number | null;
  money?: boolean;
  /** Under the value, where there are many columns. */
  below?: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (value === null || reference === null) return null;
  const difference = value - reference;
  const place = below ? styles.below : styles.difference;
  if (difference === 0)
    return (
      <span className={place} data-beside>
        =
      </span>
    );
  return (
    <span className={place} data-beside>
      <span aria-hidden>{difference > 0 ? '▲' : '▼'} </span>
      <span className="visually-hidden">{t(difference > 0 ? 'compare.more' : 'compare.less')} </span>
      {money ? format.signedMoney(difference) : format.signed(difference)}
    </span>
  );
}

/** The heading of a row in a group: seen once, and heard in every row. */
export function RowHeading({ text, shown }: { text: string; shown: boolean }) {
  return shown ? text : <span className="visually-hidden">{text}</span>;
}
