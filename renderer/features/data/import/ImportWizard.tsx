import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, OutputOf } from '../../../../src/api/index.ts';
import { useClient } from '../../../api/client-context.ts';
import { asFailure } from '../../../api/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Failure } from '../../../components/Failure.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { DoneStep } from './DoneStep.tsx';
import { type ImportDraft, keepDraft, keptDraft, type Preview } from './draft.ts';
import { FilesStep } from './FilesStep.tsx';
import styles from './Import.module.css';
import { IssuesStep } from './IssuesStep.tsx';
import { MappingStep } from './MappingStep.tsx';

const STEPS = ['files', 'mapping', 'issues', 'done'] as const;
type Step = (typeof STEPS)[number];
type Committed = OutputOf<'intake.commit'>;

/** From files to rows: pick, assign columns, look at the issues, write. Nothing is written before the last step. */
export function ImportWizard({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [draft, setDraft] = useState(keptDraft);
  const [step, setStep] = useState<Step>('files');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [committed, setCommitted] = useState<Committed | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef<AbortController>(null);

  function change(next: ImportDraft): void {
    keepDraft(next);
    setDraft(next);
  }

  useEffect(() => () => asking.current?.abort(), []);

  // Each step begins at its top: what has been written, or refused, is said there.
  const top = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what it reacts to.
  useEffect(() => top.current?.scrollIntoView({ block: 'start' }), [step]);

  /** Reads the files with a mapping; a newer question ends an older one. */
  async function read(next: ImportDraft): Promise<boolean> {
    asking.current?.abort();
    const question = new AbortController();
    asking.current = question;
    setBusy(true);
    setFailure(null);
    try {
      const answer = await client.call(
        'intake.preview',
        {
          tokens: next.files.map(({ token }) => token),
          mapping: next.mapping.sheets.length > 0 ? next.mapping : null,
          layout: next.layout?.choice ?? null,
        },
        { signal: question.signal },
      );
      if (question.signal.aborted) return false;
      setPreview(answer);
      return true;
    } catch (thrown) {
      if (!question.signal.aborted) setFailure(asFailure(thrown));
      return false;
    } finally {
      if (asking.current === question) setBusy(false);
    }
  }

  async function pick(): Promise<void> {
    setFailure(null);
    try {
      const { files } = await client.call('shell.pickOpenFile', { purpose: 'import', multiple: true });
      if (files.length === 0) return;
      const next = { ...draft, files };
      change(next);
      if (await read(next)) setStep('mapping');
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }

  async function remap(decision: Partial<Pick<ImportDraft, 'mapping' | 'layout'>>): Promise<void> {
    const next = { ...draft, ...decision };
    change(next);
    await read(next);
  }

  async function commit(): Promise<void> {
    if (preview === null) return;
    setBusy(true);
    setFailure(null);
    try {
      setCommitted(await client.call('intake.commit', { previewId: preview.previewId }));
      change({ ...draft, files: [] });
      setStep('done');
    } catch (thrown) {
      const problem = asFailure(thrown);
      // The data moved on meanwhile: read again with the same mapping, so that one more click suffices.
      if (/^intake\.(outdated|unknown)Preview$/.test(problem.error.code)) await read(draft);
      setFailure(problem);
    } finally {
      setBusy(false);
    }
  }

  const place = STEPS.indexOf(step);
  return (
    <Dialog
      title={t('import.title')}
      onClose={onClose}
      wide
      actions={
        step === 'done' ? (
          <Button kind="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            {place > 0 && <Button onClick={() => setStep(STEPS[place - 1] ?? 'files')}>{t('common.back')}</Button>}
            {step === 'issues' ? (
              <Button kind="primary" disabled={busy || preview?.ready !== true} onClick={() => void commit()}>
                {t('import.commit')}
              </Button>
            ) : (
              <Button
                kind="primary"
                disabled={busy || preview === null}
                onClick={() => setStep(STEPS[place + 1] ?? 'issues')}
              >
                {t('common.next')}
              </Button>
            )}
          </>
        )
      }
    >
      <div ref={top} className={styles.wizard}>
        <ol className={styles.steps}>
          {STEPS.map((one) => (
            <li key={one} aria-current={one === step ? 'step' : undefined}>
              {t(`import.steps.${one}`)}
            </li>
          ))}
        </ol>
        {failure !== null && <Failure failure={failure} />}
        {step === 'files' && <FilesStep draft={draft} preview={preview} busy={busy} onPick={() => void pick()} />}
        {step === 'mapping' && preview !== null && (
          <MappingStep
            preview={preview}
            draft={draft}
            busy={busy}
            onChange={(next) => void remap(next)}
            onFailure={setFailure}
          />
        )}
        {step === 'issues' && preview !== null && <IssuesStep preview={preview} />}
        {step === 'done' && committed !== null && <DoneStep committed={committed} />}
        {busy && <Loading />}
      </div>
    </Dialog>
  );
}
