import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../components/Empty.tsx';

/** What a screen shows while no bureau is open. */
export function NoBureau() {
  const { t } = useTranslation();
  return (
    <Empty title={t('noBureau.title')} actions={<Link to="/bureau">{t('noBureau.action')}</Link>}>
      {t('noBureau.text')}
    </Empty>
  );
}
