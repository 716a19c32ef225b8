import { Upload, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../src/api/index.ts';
import { useClient } from '../api/client-context.ts';
import { asFailure, useApi } from '../api/queries.ts';
import { Button } from '../components/Button.tsx';
import { Failure } from '../components/Failure.tsx';
import styles from './OutlinesControl.module.css';

/** Loads, replaces and removes the outlines of the districts, which the bureau file keeps. */
export function OutlinesControl() {
  const { t } = useTranslation();
  const client = useClient();
  const supplied = useApi('map.outlines', {}).data ?? null;
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    setFailure(null);
    try {
      await work();
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }
  const load = () =>
    attempt(async () => {
      const { files } = await client.call('shell.pickOpenFile', { purpose: 'outlines' });
      const file = files[0];
      if (file !== undefined) await client.call('map.loadOutlines', { token: file.token });
    });
  const remove = () => attempt(() => client.call('map.removeOutlines', {}));

  return (
    <span className={styles.control}>
      <Button kind="quiet" icon={<Upload aria-hidden />} title={t('map.outlinesTip')} onClick={() => void load()}>
        {t(supplied === null ? 'map.outlines' : 'map.replaceOutlines')}
      </Button>
      {supplied !== null && (
        <Button
          kind="quiet"
          icon={<X aria-hidden />}
          title={t('map.outlinesFrom', { name: supplied.fileName })}
          onClick={() => void remove()}
        >
          {t('map.removeOutlines')}
        </Button>
      )}
      {failure !== null && (
        <span className={styles.failure}>
          <Failure failure={failure} onDismiss={() => setFailure(null)} />
        </span>
      )}
    </span>
  );
}
