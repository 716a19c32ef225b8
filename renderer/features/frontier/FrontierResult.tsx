import { ClipboardCopy, FileText, GitFork } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../api/client-context.ts';
import { type ScenarioItem, useBureau } from '../../app/current.ts';
import { useTaking } from '../../app/taking.ts';
import { ChartFigure } from '../../charts/ChartFigure.tsx';
import { DataTable } from '../../charts/DataTable.tsx';
import { usePalette } from '../../charts/palette.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { Panel } from '../../components/Screen.tsx';
import { UNKNOWN, useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { NameDialog } from '../scenarios/NameDialog.tsx';
import styles from './Frontier.module.css';
import { frontierOption } from './frontier-option.ts';
import { type Frontier, type FrontierPoint, kneeWorth } from './knee.ts';
import { useScenarioOfPoint } from './use-scenario-of-point.ts';

/** The frontier as a chart and as a table, and what can be done with it. */
export function FrontierResult({
  frontier,
  scenario,
  busy,
}: {
  frontier: Frontier;
  scenario: ScenarioItem;
  /** Whether it is still being computed. */
  busy: boolean;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const names = useNames();
  const palette = usePalette();
  const bureau = useBureau();
  const { points, knee, years, startedAt, factors } = frontier;
  const taking = useTaking();
  const [chosen, setChosen] = useState<FrontierPoint | null>(null);
  const making = useScenarioOfPoint(scenario);
  const unit = t(`money.${format.moneyUnit}`);
  const title = t('frontier.title', {
    scenario: names.scenario(scenario.name),
    first: format.schoolYear(years[0]),
    last: format.schoolYear(years.at(-1)),
  });
  const perUnit = useCallback((yuan: number) => (format.moneyUnit === 'yuan' ? yuan : yuan / 10_000), [format]);
  const worth = kneeWorth(frontier);
  const kneeText =
    worth === null
      ? t(points.length < 3 ? 'frontier.kneeTooFew' : 'frontier.kneeNone')
      : t('frontier.kneeText', {
          factor: format.number(worth.point.factor),
          budget: format.moneyWithUnit(worth.point.capitalBudget),
          step: format.language === 'zh' ? `${format.number(perUnit(1e7))} ${unit}` : format.moneyWithUnit(1e7),
          before: format.number(worth.before, 1),
          after: format.number(worth.after, 1),
        });

  const option = useMemo(() => {
    // Budgets are multiples of one another, so any point but that of no money tells the largest.
    const known = points.find(({ factor }) => factor > 0);
    const largest = known === undefined ? null : (known.capitalBudget / known.factor) * Math.max(...factors);
    return frontierOption({
      largest: largest === null || largest === 0 ? null : perUnit(largest),
      points: points.map((point) => ({
        budget: perUnit(point.capitalBudget),
        large: point.largeClasses,
        superLarge: point.superLargeClasses,
        least: point.largeClassesBound,
        lines: [
          `${t('frontier.multiple')} ${format.number(point.factor)} · ${format.money(point.capitalBudget)} ${unit}`,
          `${t('frontier.large')} ${format.number(point.largeClasses)}`,
          `${t('frontier.least')} ${format.number(point.largeClassesBound)}`,
          `${t('frontier.superLarge')} ${format.number(point.superLargeClasses)}`,
        ],
      })),
      knee,
      palette,
      number: (value) => format.number(value, 0),
      texts: {
        classes: t('frontier.classYears'),
        budget: t('frontier.budgetAxis', { unit }),
        large: t('frontier.large'),
        superLarge: t('frontier.superLarge'),
        band: t('frontier.band'),
        knee: t('frontier.knee'),
        multiple: t('frontier.multiple'),
      },
    });
  }, [points, knee, factors, palette, format, perUnit, unit, t]);

  const columns = [
    t('frontier.multiple'),
    t('common.withUnit', { name: t('frontier.capitalBudget'), unit }),
    t('common.withUnit', { name: t('frontier.capitalCost'), unit }),
    t('frontier.large'),
    t('frontier.least'),
    t('frontier.superLarge'),
    t('frontier.roomsShort'),
    t('frontier.gap'),
  ];
  const cellsOf = (point: FrontierPoint): string[] => [
    format.money(point.capitalBudget),
    format.money(point.capitalCost),
    format.number(point.largeClasses),
    format.number(point.largeClassesBound),
    format.number(point.superLargeClasses),
    format.number(point.roomsShort),
    point.largeClassesBound === null ? UNKNOWN : format.share(point.gap),
  ];

  function rowsShown(): string[][] {
    // A spreadsheet takes figures without separators as numbers.
    const plain = (text: string) => text.replaceAll(/(?<=\d),(?=\d)/g, '');
    return [columns, ...points.map((point) => [String(point.factor), ...cellsOf(point).map(plain)])];
  }

  function exportCsv(): Promise<void> {
    const suggestedName = [bureau?.name ?? '', names.scenario(scenario.name), t('screens.frontier')]
      .filter(Boolean)
      .join(' ');
    const { scenarioId } = scenario;
    return taking.save({ purpose: 'csv', suggestedName }, (target) =>
      client.call('frontier.exportCsv', { scenarioId, target, language: format.language }),
    );
  }

  return (
    <>
      {taking.failure !== null && <Failure failure={taking.failure} onDismiss={taking.dismiss} />}
      {making.made !== null && (
        <Notice kind="success" actions={<Button onClick={() => making.open()}>{t('scenario.openIt')}</Button>}>
          {t('frontier.scenarioMade', { name: making.made.name })}
        </Notice>
      )}
      <div className={styles.result}>
        <Panel title={t('frontier.chart')}>
          <ChartFigure
            title={title}
            summary={t('frontier.summary', { count: points.length, knee: kneeText })}
            option={option}
            height={340}
            table={{
              columns,
              rows: points.map((point) => ({
                key: String(point.factor),
                heading: `× ${format.number(point.factor)}`,
                cells: cellsOf(point),
              })),
            }}
          />
          <p data-testid="knee">{kneeText}</p>
          <p className={styles.note}>
            {t(
              points.some(({ largeClassesBound }) => largeClassesBound !== null)
                ? 'frontier.bandText'
                : 'frontier.noBand',
            )}
          </p>
        </Panel>
        <Panel
          title={t('frontier.points')}
          actions={
            <>
              <span role="status" className={styles.quiet}>
                {taking.said}
              </span>
              <Button kind="quiet" icon={<ClipboardCopy aria-hidden />} onClick={() => void taking.copy(rowsShown())}>
                {t('frontier.copy')}
              </Button>
              <Button kind="quiet" icon={<FileText aria-hidden />} onClick={() => void exportCsv()}>
                {t('frontier.csv')}
              </Button>
            </>
          }
        >
          <div className={styles.points}>
            <DataTable
              caption={t('frontier.points')}
              columns={[...columns, t('frontier.action')]}
              rows={points.map((point, index) => ({
                key: String(point.factor),
                heading: (
                  <>
                    × {format.number(point.factor)}{' '}
                    {index === knee && <Badge kind="accent">{t('frontier.knee')}</Badge>}
                    {point.interrupted && (
                      <Badge kind="warning" title={t('frontier.interruptedTip')}>
                        {t('outcome.interrupted')}
                      </Badge>
                    )}
                  </>
                ),
                total: index === knee,
                cells: [
                  ...cellsOf(point),
                  <Button
                    key="make"
                    kind="quiet"
                    icon={<GitFork aria-hidden />}
                    aria-label={t('frontier.makeScenarioOf', { factor: format.number(point.factor) })}
                    title={t('frontier.makeScenarioOf', { factor: format.number(point.factor) })}
                    disabled={busy}
                    onClick={() => setChosen(point)}
                  >
                    {t('frontier.makeScenario')}
                  </Button>,
                ],
              }))}
            />
          </div>
          <p className={styles.note}>
            {t('frontier.computedAt', { at: format.dateTime(startedAt) })} {t('frontier.tableText')}
          </p>
        </Panel>
      </div>
      {chosen !== null && (
        <NameDialog
          title={t('frontier.makeScenario')}
          hint={t('frontier.makeScenarioHint', {
            name: names.scenario(scenario.name),
            factor: format.number(chosen.factor),
          })}
          suggestion={t('frontier.scenarioName', {
            name: names.scenario(scenario.name),
            factor: format.number(chosen.factor),
          })}
          failure={making.failure}
          onClose={() => {
            making.dismiss();
            setChosen(null);
          }}
          onSubmit={(name) =>
            void making.make(name, chosen.factor).then((made) => {
              if (made) setChosen(null);
            })
          }
        />
      )}
    </>
  );
}
