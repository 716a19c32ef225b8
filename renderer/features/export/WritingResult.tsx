import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './ExportScreen.module.css';
import type { Writing } from './use-writing.ts';

/** How the writing of a file goes and how it ended, below its buttons. */
export function WritingResult({ writing, isDesktop }: { writing: Writing; isDesktop: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = writing;
  if (state === null) return null;
  if (state.step === 'failed') return <Failure failure={state.failure} onRetry={state.again} />;
  if (state.step === 'busy')
    return (
      <div role="status" className={styles.busy}>
        <progress aria-label={t('exports.writing')} />
        {t('exports.writing')}
      </div>
    );
  const { token, name, size } = state;
  return (
    <Notice
      kind="success"
      actions={
        token !== null && (
          <Button onClick={() => writing.show(token)}>
            {t(isDesktop ? 'exports.showInFolder' : 'exports.downloadAgain')}
          </Button>
        )
      }
    >
      {token === null
        ? t('exports.printed')
        : size === null
          ? t('exports.writtenPlain', { name })
          : t('exports.written', { name, size: format.size(size) })}
    </Notice>
  );
}
