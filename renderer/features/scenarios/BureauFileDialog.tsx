import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../src/api/index.ts';
import { useApi } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { Loading } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { useOverrideText } from './overrides.ts';
import styles from './Scenarios.module.css';
import type { Copies, ScenarioChanges } from './scenario-changes.ts';

type Differences = OutputOf<'scenario.compareFile'>;
type ScenarioDifference = Differences['scenarios'][number];

interface BureauFileDialogProps {
  /** Names the file that was picked. */
  readonly token: string;
  readonly changes: ScenarioChanges;
  readonly onClose: () => void;
}

/** How another bureau file differs from the open one; scenarios that are not here can be chosen and copied. */
export function BureauFileDialog({ token, changes, onClose }: BureauFileDialogProps) {
  const { t } = useTranslation();
  const answer = useApi('scenario.compareFile', { token });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [copies, setCopies] = useState<Copies | null>(null);
  const differences = answer.data;
  return (
    <Dialog
      wide
      title={t('bureauFile.title', { file: differences?.fileName ?? '' })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button
            kind="primary"
            disabled={chosen.size === 0}
            onClick={async () => {
              const copied = await changes.copyFrom(token, [...chosen]);
              if (copied === null) return;
              setCopies(copied);
              setChosen(new Set());
            }}
          >
            {t('bureauFile.copy', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {changes.failure !== null && <Failure failure={changes.failure} onDismiss={changes.dismiss} />}
        {copies !== null && <Copied copies={copies} />}
        {answer.error !== null && <Failure failure={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.isPending && <Loading />}
        {differences !== undefined && (
          <>
            <ScenarioDifferences
              differences={differences.scenarios}
              chosen={chosen}
              onChoose={(name, isChosen) => {
                const next = new Set(chosen);
                if (isChosen) next.add(name);
                else next.delete(name);
                setChosen(next);
              }}
            />
            <DataDifferences differences={differences} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Copied({ copies: { copied, alreadyThere, lacking } }: { copies: Copies }) {
  const { t } = useTranslation();
  return (
    <Notice kind={lacking.length === 0 ? 'success' : 'warning'}>
      <p>{t('bureauFile.copied', { names: copied.map(({ name }) => name).join(t('data.listSeparator')) })}</p>
      {alreadyThere.length > 0 && (
        <p>{t('bureauFile.alreadyThere', { names: alreadyThere.join(t('data.listSeparator')) })}</p>
      )}
      {lacking.map(({ scenario, kind, id }) => (
        <p key={`${scenario} ${kind} ${id}`}>{t(`bureauFile.lacking.${kind}`, { scenario, id })}</p>
      ))}
    </Notice>
  );
}

interface ScenarioDifferencesProps {
  readonly differences: readonly ScenarioDifference[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (name: string, isChosen: boolean) => void;
}

function ScenarioDifferences({ differences, chosen, onChoose }: ScenarioDifferencesProps) {
  const { t } = useTranslation();
  const names = useNames();
  const text = useOverrideText();
  const said = ({ reference, plan }: ScenarioDifference['overrides'][number]) => {
    if (plan === null) return reference === null ? '' : t('bureauFile.onlyHere', { override: text(reference) });
    return reference === null ? text(plan) : t('bureauFile.hereIs', { there: text(plan), here: text(reference) });
  };
  return (
    <section>
      <h3>{t('bureauFile.scenarios')}</h3>
      {differences.length === 0 ? (
        <p className={styles.quiet}>{t('bureauFile.sameScenarios')}</p>
      ) : (
        <table className={styles.plans}>
          <thead>
            <tr>
              <th scope="col">{t('context.scenario')}</th>
              <th scope="col">{t('bureauFile.change')}</th>
              <th scope="col">{t('bureauFile.what')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={`${difference.change} ${difference.name}`}>
                <td>
                  {difference.change === 'added' ? (
                    <label className={styles.option}>
                      <input
                        type="checkbox"
                        checked={chosen.has(difference.name)}
                        onChange={(event) => onChoose(difference.name, event.target.checked)}
                      />
                      {names.scenario(difference.name)}
                    </label>
                  ) : (
                    names.scenario(difference.name)
                  )}
                </td>
                <td>{t(`bureauFile.changes.${difference.change}`)}</td>
                <td>
                  {difference.overrides.map((one) => {
                    const sentence = said(one);
                    return <div key={sentence}>{sentence}</div>;
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {differences.some(({ change }) => change === 'modified') && (
        <p className={styles.quiet}>{t('bureauFile.modifiedHint')}</p>
      )}
    </section>
  );
}

/** The bureaus' own norm values and their data, told beside the scenarios because a copy means something else then. */
function DataDifferences({ differences: { norms, tables } }: { differences: Differences }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const library = useApi('norms.list', {}).data?.norms;
  const value = (known: number | null) => (known === null ? t('bureauFile.noOwnValue') : format.number(known, 4));
  const nameOf = (id: string) => library?.find((norm) => norm.id === id)?.description[format.language] ?? id;
  return (
    <>
      <section>
        <h3>{t('bureauFile.norms')}</h3>
        {norms.length === 0 && <p className={styles.quiet}>{t('bureauFile.sameNorms')}</p>}
        {norms.map(({ id, reference, other }) => (
          <p key={id}>
            {t('bureauFile.normDiffers', { norm: nameOf(id), here: value(reference), there: value(other) })}
          </p>
        ))}
      </section>
      <section>
        <h3>{t('bureauFile.data')}</h3>
        {tables.length === 0 && <p className={styles.quiet}>{t('bureauFile.sameData')}</p>}
        {tables.map(({ table, modified, added, removed }) => (
          <p key={table}>
            {t('bureauFile.tableDiffers', {
              table: names.table(table),
              modified: format.number(modified),
              added: format.number(added),
              removed: format.number(removed),
            })}
          </p>
        ))}
      </section>
    </>
  );
}
