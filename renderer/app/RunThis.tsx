import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Failure } from '../components/Failure.tsx';
import { useRun } from './run.ts';

/** Solves the current scenario, for screens that have nothing to show before. */
export function RunThis() {
  const { t } = useTranslation();
  const run = useRun();
  return (
    <>
      {run.failure !== null && <Failure failure={run.failure} />}
      {run.possible && (
        <Button kind="primary" icon={<Play aria-hidden />} onClick={() => void run.start()}>
          {t('plan.none.run')}
        </Button>
      )}
    </>
  );
}
