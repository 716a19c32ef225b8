import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/queries.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Answer } from '../../components/Loading.tsx';
import styles from './Bureau.module.css';

/** Version of the planner and of what it runs on. */
export function AboutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const about = useApi('shell.about', {});
  return (
    <Dialog title={t('commands.help.about')} onClose={onClose}>
      <Answer answer={about}>
        {({ version, shell, components }) => (
          <dl className={styles.facts}>
            <div>
              <dt>{t('app.name')}</dt>
              <dd>{version}</dd>
            </div>
            <div>
              <dt>{t('about.shell')}</dt>
              <dd>{t(`about.shells.${shell}`)}</dd>
            </div>
            {components.map((one) => (
              <div key={one.name}>
                <dt>{one.name}</dt>
                <dd>{one.version}</dd>
              </div>
            ))}
          </dl>
        )}
      </Answer>
      <p className={styles.quiet}>{t('about.offline')}</p>
    </Dialog>
  );
}
