import { ChartColumn, ClipboardCopy, Table } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePainted } from '../app/painted.ts';
import { Button } from '../components/Button.tsx';
import { useFormat } from '../i18n/format.ts';
import styles from './ChartFigure.module.css';
import { categoriesOf, valuesAt } from './chart-values.ts';
import { DataTable, type DataTableContent } from './DataTable.tsx';
import { type Chart, type ChartOption, startChart } from './echarts.ts';
import { usePalette, usePrinting } from './palette.ts';

/** Pixels of a chart on A4 paper with its margins. */
const PAPER_WIDTH = 660;

interface ChartFigureProps {
  readonly title: string;
  /** One sentence that says what the chart shows, for those who do not see it. */
  readonly summary: string;
  readonly option: ChartOption;
  /** The same numbers as a table, which the keyboard can read. */
  readonly table: DataTableContent;
  /** Pixels. */
  readonly height?: number;
  readonly controls?: ReactNode;
  /** Called with the place of the category that was clicked. */
  readonly onPick?: (categoryIndex: number) => void;
}

/** A chart with its title, a table in its place, and a way to take it along as a picture. */
export function ChartFigure({ title, summary, option, table, height = 280, controls, onPick }: ChartFigureProps) {
  const { t } = useTranslation();
  const heading = useId();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const [asTable, setAsTable] = useState(false);
  const [said, setSaid] = useState('');
  const [at, setAt] = useState<number | null>(null);
  const format = useFormat();
  const palette = usePalette();
  const pick = useRef(onPick);
  pick.current = onPick;

  // Starting and drawing a chart takes long, and a screen may have many.
  const painted = usePainted();
  useEffect(() => {
    if (asTable || !painted || element.current === null) return;
    const made = startChart(element.current);
    chart.current = made;
    made.getZr().on('click', ({ offsetX, offsetY }) => {
      if (!made.containPixel('grid', [offsetX, offsetY])) return;
      const [category] = made.convertFromPixel('grid', [offsetX, offsetY]) as number[];
      if (category !== undefined && category >= 0) pick.current?.(category);
    });
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [asTable, painted]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart made anew needs its option as well.
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option, asTable, painted]);

  const printing = usePrinting();
  useLayoutEffect(() => {
    // Paper is narrower than the window, and there is no time for the observer between the question and the paper.
    chart.current?.resize(printing ? { width: PAPER_WIDTH, height } : { width: 'auto', height: 'auto' });
  }, [printing, height]);

  async function copyPicture(): Promise<void> {
    const picture = chart.current?.renderToCanvas({ pixelRatio: 3, backgroundColor: palette.surface });
    if (picture === undefined) return;
    try {
      const image = new Promise<Blob>((resolve, reject) =>
        picture.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
      );
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
      setSaid(t('charts.copied'));
    } catch {
      setSaid(t('charts.notCopied'));
    }
  }

  /** Moves from category to category, as the pointer does; Enter picks, Escape leaves. */
  function onKey(event: KeyboardEvent): void {
    const categories = categoriesOf(option);
    const last = categories.length - 1;
    const steps: Record<string, number> = {
      ArrowRight: at === null ? 0 : Math.min(last, at + 1),
      ArrowDown: at === null ? 0 : Math.min(last, at + 1),
      ArrowLeft: at === null ? last : Math.max(0, at - 1),
      ArrowUp: at === null ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
    };
    if (event.key === 'Enter' && at !== null && onPick !== undefined) onPick(at);
    const next = steps[event.key];
    if (next === undefined || last < 0) return;
    event.preventDefault();
    setAt(next);
    chart.current?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: next });
  }

  function leave(): void {
    setAt(null);
    chart.current?.dispatchAction({ type: 'hideTip' });
  }

  return (
    <figure className={styles.figure} aria-labelledby={heading}>
      <div className={styles.header}>
        <h3 id={heading}>{title}</h3>
        <div className={styles.tools}>
          {controls}
          <span role="status" className={styles.said}>
            {said}
          </span>
          {!asTable && (
            <Button
              kind="quiet"
              icon={<ClipboardCopy aria-hidden />}
              aria-label={t('charts.copyPicture', { title })}
              title={t('charts.copyPicture', { title })}
              onClick={() => void copyPicture()}
            />
          )}
          <Button
            kind="quiet"
            aria-pressed={asTable}
            icon={asTable ? <ChartColumn aria-hidden /> : <Table aria-hidden />}
            aria-label={t(asTable ? 'charts.showChart' : 'charts.showTable', { title })}
            title={t(asTable ? 'charts.showChart' : 'charts.showTable', { title })}
            onClick={() => setAsTable(!asTable)}
          />
        </div>
      </div>
      {asTable ? (
        <DataTable caption={title} {...table} />
      ) : (
        <>
          <div
            ref={element}
            role="img"
            aria-label={`${summary} ${t('charts.hint')}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard reaches its values.
            tabIndex={0}
            className={styles.canvas}
            style={{ height }}
            onKeyDown={onKey}
            onBlur={leave}
          />
          <span role="status" className="visually-hidden">
            {at !== null &&
              t('charts.readOut', {
                category: categoriesOf(option)[at] ?? '',
                values: valuesAt(option, at)
                  .map(({ name, value }) => t('charts.value', { name, value: format.number(value) }))
                  .join('; '),
              })}
          </span>
        </>
      )}
    </figure>
  );
}
