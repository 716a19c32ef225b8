import { FileInput, Save, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../api/client-context.ts';
import { asFailure, useApi, useCommand } from '../../../api/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { Failure } from '../../../components/Failure.tsx';
import { type Mapping, mappingOf } from './draft.ts';
import styles from './Import.module.css';
import type { MappingStepProps } from './MappingStep.tsx';

/** Names in the list of mappings: those kept in the bureau, and those that come with the program. */
const KEPT = 'kept ';
const SHIPPED = 'shipped ';

/** Mappings for the files that come every year: kept in the bureau file, brought along by the program, or in a file. */
export function SavedMappings({ draft, preview, busy, onChange, onFailure }: MappingStepProps) {
  const { t } = useTranslation();
  const client = useClient();
  const saved = useApi('intake.mappings', {});
  const shipped = useApi('intake.layouts', {});
  /** A file that comes with the program is named in the reader's language. */
  const nameOf = ({ id, name: own }: { readonly id: string; readonly name: string }) =>
    t(`import.layouts.${id}`, { defaultValue: own });
  const save = useCommand('intake.saveMapping');
  const remove = useCommand('intake.deleteMapping');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState('');
  const layout = draft.layout?.choice ?? null;
  const shown =
    layout === null ? (chosen === '' ? '' : `${KEPT}${chosen}`) : 'id' in layout ? `${SHIPPED}${layout.id}` : '';
  const failure = save.error ?? remove.error;

  /** Everything as it is shown, decided or found, so that the saved mapping stands on its own. */
  const whole: Mapping = { sheets: preview.sources.map((source) => mappingOf(source, draft)) };

  function choose(value: string): void {
    const kept = saved.data?.find((one) => `${KEPT}${one.name}` === value);
    const brought = shipped.data?.find((one) => `${SHIPPED}${one.id}` === value);
    setChosen(kept?.name ?? '');
    if (brought !== undefined) onChange({ layout: { name: nameOf(brought), choice: { id: brought.id } } });
    else if (kept !== undefined) {
      const sheets = kept.mapping.sheets.map((sheet) => ({ ...sheet, columns: [...sheet.columns] }));
      onChange({ mapping: { sheets }, layout: null });
    } else if (layout !== null) onChange({ layout: null });
  }

  async function pickFile(): Promise<void> {
    try {
      const [file] = (await client.call('shell.pickOpenFile', { purpose: 'mapping' })).files;
      if (file === undefined) return;
      setChosen('');
      onChange({ layout: { name: file.name, choice: { token: file.token } } });
    } catch (thrown) {
      onFailure(asFailure(thrown));
    }
  }

  return (
    <div className={styles.saved}>
      <label>
        {t('import.saved')}{' '}
        <select value={shown} disabled={busy} onChange={(event) => choose(event.target.value)}>
          <option value="">{t('import.chooseSaved')}</option>
          {saved.data?.map((one) => (
            <option key={one.name} value={`${KEPT}${one.name}`}>
              {one.name}
            </option>
          ))}
          <optgroup label={t('import.shipped')}>
            {shipped.data?.map((one) => (
              <option key={one.id} value={`${SHIPPED}${one.id}`}>
                {nameOf(one)}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      <Button icon={<FileInput aria-hidden />} disabled={busy} onClick={() => void pickFile()}>
        {t('import.pickMapping')}
      </Button>
      {chosen !== '' && layout === null && (
        <Button
          kind="quiet"
          icon={<Trash2 aria-hidden />}
          aria-label={t('import.deleteSaved', { name: chosen })}
          onClick={() =>
            remove.mutate(
              { name: chosen },
              {
                onSuccess: () => {
                  setChosen('');
                  void saved.refetch();
                },
              },
            )
          }
        />
      )}
      {layout === null && (
        <>
          <input
            aria-label={t('import.mappingName')}
            placeholder={t('import.mappingName')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
          <Button
            icon={<Save aria-hidden />}
            disabled={name.trim() === '' || save.isPending}
            onClick={() =>
              save.mutate(
                { name: name.trim(), mapping: whole },
                {
                  onSuccess: () => {
                    setChosen(name.trim());
                    setName('');
                    void saved.refetch();
                  },
                },
              )
            }
          >
            {t('import.saveMapping')}
          </Button>
        </>
      )}
      {failure !== null && <Failure failure={failure} />}
    </div>
  );
}
