import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../components/Empty.tsx';
import { Screen } from '../components/Screen.tsx';

/** What a screen shows while no bureau is open. */
export function NoBureau({ screen }: { screen: string }) {
  const { t } = useTranslation();
  return (
    <Screen title={t(`screens.${screen}`)}>
      <Empty title={t('noBureau.title')} actions={<Link to="/bureau">{t('noBureau.action')}</Link>}>
        {t('noBureau.text')}
      </Empty>
    </Screen>
  );
}
