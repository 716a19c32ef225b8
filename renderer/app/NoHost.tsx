import { useTranslation } from 'react-i18next';
import { Empty } from '../components/Empty.tsx';

/** The page that was opened without the planner behind it. */
export function NoHost({ reason }: { reason: 'noHost' | 'noToken' }) {
  const { t } = useTranslation();
  return (
    <main>
      <Empty title={t(`noHost.${reason}.title`)}>{t(`noHost.${reason}.text`)}</Empty>
    </main>
  );
}
