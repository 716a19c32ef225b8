import { Copy, FileDiff, GitMerge, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import { type ScenarioItem, useScenarios } from '../../app/current.ts';
import { treeOf } from '../../app/scenario-tree.ts';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { Failure } from '../../components/Failure.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel, Screen } from '../../components/Screen.tsx';
import { useNames } from '../../i18n/names.ts';
import { BureauFileDialog } from './BureauFileDialog.tsx';
import { lineOf } from './inherited.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { NameDialog } from './NameDialog.tsx';
import { Overrides } from './Overrides.tsx';
import { PlanHistory } from './PlanHistory.tsx';
import { RunPanel } from './RunPanel.tsx';
import styles from './Scenarios.module.css';
import { type ScenarioChanges, useScenarioChanges } from './scenario-changes.ts';

type Asked = 'create' | 'duplicate' | 'rename';

/** The tree of scenarios; beside it the current one: what it changes, its run, its plans. */
export default function ScenariosScreen() {
  const { t } = useTranslation();
  const names = useNames();
  const { scenarios, current } = useScenarios();
  const changes = useScenarioChanges();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [merging, setMerging] = useState(false);
  const [fileToken, setFileToken] = useState<string | null>(null);
  const [pickFailure, setPickFailure] = useState<ApiFailure | null>(null);
  const client = useClient();
  const { change } = useSelection();
  if (current === null) return <Loading />;
  const isBase = current.parentId === null;
  const hasChildren = scenarios.some(({ parentId }) => parentId === current.scenarioId);
  // A parent has nothing that its child does not have already.
  const mergeable = isBase
    ? []
    : scenarios.filter(
        (one) =>
          one.parentId !== null &&
          one !== current &&
          !lineOf(one, scenarios).includes(current) &&
          !lineOf(current, scenarios).includes(one),
      );

  async function pickFile(): Promise<void> {
    setPickFailure(null);
    try {
      const { files } = await client.call('shell.pickOpenFile', { purpose: 'bureau' });
      setFileToken(files[0]?.token ?? null);
    } catch (thrown) {
      setPickFailure(asFailure(thrown));
    }
  }

  return (
    <Screen
      title={t('screens.scenarios')}
      actions={
        <>
          <Button kind="primary" icon={<Plus aria-hidden />} onClick={() => setAsked('create')}>
            {t('scenario.create')}
          </Button>
          <Button icon={<Copy aria-hidden />} onClick={() => setAsked('duplicate')}>
            {t('scenario.duplicate')}
          </Button>
          <Button
            icon={<GitMerge aria-hidden />}
            disabled={mergeable.length === 0}
            title={mergeable.length === 0 ? t('scenario.mergeNone') : undefined}
            onClick={() => setMerging(true)}
          >
            {t('scenario.mergeAction')}
          </Button>
          <Button icon={<FileDiff aria-hidden />} onClick={() => void pickFile()}>
            {t('bureauFile.action')}
          </Button>
          <Button icon={<Pencil aria-hidden />} disabled={isBase} onClick={() => setAsked('rename')}>
            {t('scenario.rename')}
          </Button>
          <Button
            icon={<Trash2 aria-hidden />}
            disabled={isBase || hasChildren}
            title={hasChildren ? t('errors.scenario.hasChildren') : undefined}
            onClick={() => void changes.remove(current)}
          >
            {t('common.delete')}
          </Button>
        </>
      }
    >
      {pickFailure !== null && <Failure failure={pickFailure} onDismiss={() => setPickFailure(null)} />}
      {changes.failure !== null && asked === null && !merging && fileToken === null && (
        <Failure failure={changes.failure} onDismiss={changes.dismiss} />
      )}
      <div className={styles.layout}>
        <Tree scenarios={scenarios} current={current} />
        <div className={styles.details}>
          <Panel title={names.scenario(current.name)}>
            <Overrides scenario={current} scenarios={scenarios} changes={changes} />
          </Panel>
          <RunPanel scenario={current} />
          <PlanHistory scenario={current} />
        </div>
      </div>
      {merging && (
        <MergeDialog
          current={current}
          others={mergeable}
          changes={changes}
          onMerged={(scenario) => {
            setMerging(false);
            change({ scenario, plan: null });
          }}
          onClose={() => {
            changes.dismiss();
            setMerging(false);
          }}
        />
      )}
      {fileToken !== null && (
        <BureauFileDialog
          token={fileToken}
          changes={changes}
          onClose={() => {
            changes.dismiss();
            setFileToken(null);
          }}
        />
      )}
      {asked !== null && <AskName asked={asked} current={current} changes={changes} onClose={() => setAsked(null)} />}
    </Screen>
  );
}

function Tree({ scenarios, current }: { scenarios: readonly ScenarioItem[]; current: ScenarioItem }) {
  const { t } = useTranslation();
  const names = useNames();
  const { change } = useSelection();
  return (
    <nav className={styles.tree} aria-label={t('scenario.tree')}>
      <ul>
        {treeOf(scenarios).map(({ scenario, depth }) => (
          <li key={scenario.scenarioId} style={{ paddingInlineStart: depth * 16 }}>
            <button
              type="button"
              className={styles.branch}
              aria-current={scenario.scenarioId === current.scenarioId ? 'true' : undefined}
              onClick={() => change({ scenario: scenario.scenarioId, plan: null })}
            >
              <span className={styles.branchName}>{names.scenario(scenario.name)}</span>
              <span className={styles.quiet}>
                {scenario.parentId !== null && t('scenario.overrideCount', { count: scenario.overrides.length })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface AskNameProps {
  readonly asked: Asked;
  readonly current: ScenarioItem;
  readonly changes: ScenarioChanges;
  readonly onClose: () => void;
}

function AskName({ asked, current, changes, onClose }: AskNameProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { change } = useSelection();
  const name = names.scenario(current.name);
  const suggestion = { create: '', duplicate: t('scenario.copyName', { name }), rename: name }[asked];

  async function submit(chosen: string): Promise<void> {
    if (asked === 'rename') {
      if (await changes.rename(current, chosen)) onClose();
      return;
    }
    const made =
      asked === 'create' ? await changes.create(chosen, current.scenarioId) : await changes.duplicate(current, chosen);
    if (made === null) return;
    onClose();
    change({ scenario: made, plan: null });
  }

  return (
    <NameDialog
      title={t(`scenario.${asked}`)}
      hint={t(`scenario.${asked}Hint`, { name })}
      suggestion={suggestion}
      failure={changes.failure}
      onSubmit={(chosen) => void submit(chosen)}
      onClose={() => {
        changes.dismiss();
        onClose();
      }}
    />
  );
}
