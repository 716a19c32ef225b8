import { useIsMutating } from '@tanstack/react-query';
import { Check, CircleHelp, Coins, Languages, Monitor, Moon, Search, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../components/Badge.tsx';
import { Button } from '../components/Button.tsx';
import { OutcomeBadge } from '../components/OutcomeBadge.tsx';
import { Picker } from '../components/Picker.tsx';
import { PlanCharacterBadge } from '../components/PlanCharacterBadge.tsx';
import { ToolMenu } from '../components/ToolMenu.tsx';
import { useFormat } from '../i18n/format.ts';
import { useNames } from '../i18n/names.ts';
import styles from './ContextBar.module.css';
import { useBureau, usePlans, useScenarios } from './current.ts';
import { THEMES, type Theme, usePreferences } from './preferences.tsx';
import { RunControl } from './RunControl.tsx';
import { treeOf } from './scenario-tree.ts';
import { useSelection } from './selection.ts';

/** Above every screen: what is open, which scenario and plan are looked at, Run, and how the window looks. */
export function ContextBar({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation();
  const bureau = useBureau();
  return (
    <header className={styles.bar} data-region>
      <BureauName />
      {bureau && (
        <>
          <ScenarioPicker />
          <PlanPicker />
          <RunControl />
        </>
      )}
      <span className={styles.space} />
      <Appearance />
      <Button
        kind="quiet"
        icon={<Search aria-hidden />}
        aria-label={t('commands.view.palette')}
        title={`${t('commands.view.palette')} Ctrl K`}
        onClick={onPalette}
      />
      {bureau && <WhyButton />}
    </header>
  );
}

function BureauName() {
  const { t } = useTranslation();
  const bureau = useBureau();
  const saving = useIsMutating() > 0;
  if (!bureau) return <span className={styles.quiet}>{t('context.noBureau')}</span>;
  const name = bureau.name ?? bureau.fileName;
  return (
    <div className={styles.bureau}>
      <span className={styles.name} title={`${name} · ${bureau.fileName}`}>
        {name}
      </span>
      {bureau.synthetic && (
        <Badge kind="warning" title={t('context.syntheticTip')}>
          {t('context.synthetic')}
        </Badge>
      )}
      <span className={styles.saved} title={t('context.savedTip')}>
        {saving ? <span className={styles.pending} aria-hidden /> : <Check aria-hidden />}
        <span>{saving ? t('context.saving') : t('context.saved')}</span>
      </span>
    </div>
  );
}

function ScenarioPicker() {
  const { t } = useTranslation();
  const names = useNames();
  const { scenarios, current } = useScenarios();
  const { change } = useSelection();
  return (
    <Picker
      label={t('context.scenario')}
      value={current?.scenarioId ?? null}
      shown={<span className={styles.picked}>{current === null ? '' : names.scenario(current.name)}</span>}
      empty={t('context.noScenarios')}
      items={treeOf(scenarios).map(({ scenario, depth }) => ({
        id: scenario.scenarioId,
        text: names.scenario(scenario.name),
        depth,
        content: (
          <>
            <span className={styles.itemName}>{names.scenario(scenario.name)}</span>
            <span className={styles.quiet}>{t('context.plans', { count: scenario.plans })}</span>
          </>
        ),
      }))}
      // The plan that is shown belongs to the scenario that was picked before.
      onPick={(scenario) => change({ scenario, plan: null })}
    />
  );
}

function PlanPicker() {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { plans, current } = usePlans();
  const { current: scenario } = useScenarios();
  const { change } = useSelection();
  const ordered = [
    ...plans.filter(({ scenarioId }) => scenarioId === scenario?.scenarioId),
    ...plans.filter(({ scenarioId }) => scenarioId !== scenario?.scenarioId),
  ];
  return (
    <Picker
      label={t('context.plan')}
      value={current?.planId ?? null}
      shown={
        current === null ? (
          <span className={styles.quiet}>{t('context.noPlan')}</span>
        ) : (
          <>
            <span>{format.dateTime(current.createdAt)}</span>
            <PlanCharacterBadge plan={current} />
            <OutcomeBadge plan={current} />
          </>
        )
      }
      empty={t('context.noPlans')}
      items={ordered.map((plan) => ({
        id: plan.planId,
        text: names.scenario(plan.scenarioName),
        content: (
          <>
            <span>{format.dateTime(plan.createdAt)}</span>
            <span className={styles.itemName}>{names.scenario(plan.scenarioName)}</span>
            <PlanCharacterBadge plan={plan} />
            <OutcomeBadge plan={plan} />
          </>
        ),
      }))}
      onPick={(id) => {
        const plan = plans.find(({ planId }) => planId === id);
        change({ plan: id, ...(plan?.scenarioId ? { scenario: plan.scenarioId } : {}) });
      }}
    />
  );
}

function Appearance() {
  const { t } = useTranslation();
  const { moneyUnit, language, set } = usePreferences();
  const otherUnit = moneyUnit === 'yuan' ? 'tenThousandYuan' : 'yuan';
  return (
    <div className={styles.appearance}>
      <Button
        kind="quiet"
        icon={<Coins aria-hidden />}
        title={t('context.toMoneyUnit', { unit: t(`money.${otherUnit}`) })}
        onClick={() => set('moneyUnit', otherUnit)}
      >
        {t(`money.${moneyUnit}`)}
      </Button>
      <Button
        kind="quiet"
        icon={<Languages aria-hidden />}
        title={t('context.otherLanguageTip')}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => set('language', language === 'zh' ? 'en' : 'zh')}
      >
        {t('context.otherLanguage')}
      </Button>
      <ThemeMenu />
    </div>
  );
}

const THEME_ICONS: Readonly<Record<Theme, ReactNode>> = {
  light: <Sun aria-hidden />,
  dark: <Moon aria-hidden />,
  system: <Monitor aria-hidden />,
};

function ThemeMenu() {
  const { t } = useTranslation();
  const { theme, set } = usePreferences();
  return (
    <ToolMenu icon={THEME_ICONS[theme]} label={t('context.theme')} signOnly>
      {() =>
        THEMES.map((one) => (
          <label key={one}>
            <input type="radio" name="theme" checked={one === theme} onChange={() => set('theme', one)} />
            {t(`context.themes.${one}`)}
          </label>
        ))
      }
    </ToolMenu>
  );
}

function WhyButton() {
  const { t } = useTranslation();
  const { selection, change } = useSelection();
  return (
    <Button
      kind="quiet"
      icon={<CircleHelp aria-hidden />}
      aria-pressed={selection.why}
      title={`${t('commands.view.why')} Alt W`}
      onClick={() => change({ why: !selection.why })}
    >
      {t('why.title')}
    </Button>
  );
}
