import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../../src/api/index.ts';
import {
  filledBy,
  isRequired,
  type SpreadColumn,
  spreadColumnsOf,
  TABLE_NAMES,
  TABLES,
  type TableDeclaration,
  type TableName,
} from '../../../../src/domain/tables/index.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import { decide, type ImportDraft, mappingOf, type Preview, type SheetMapping, type Source } from './draft.ts';
import styles from './Import.module.css';
import { LayoutResult } from './LayoutResult.tsx';
import { SavedMappings } from './SavedMappings.tsx';

export interface MappingStepProps {
  readonly preview: Preview;
  readonly draft: ImportDraft;
  readonly busy: boolean;
  readonly onChange: (decision: Partial<Pick<ImportDraft, 'mapping' | 'layout'>>) => void;
  readonly onFailure: (failure: ApiFailure) => void;
}

/** Which sheet is which table, and which column is which. What the template's names tell is filled in already. */
export function MappingStep({ preview, draft, busy, onChange, onFailure }: MappingStepProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.step}>
      <p>{t('import.mappingText')}</p>
      <SavedMappings draft={draft} preview={preview} busy={busy} onChange={onChange} onFailure={onFailure} />
      {draft.layout === null ? (
        preview.sources.map((source) => (
          <Sheet
            key={`${source.file} ${source.sheet}`}
            source={source}
            decision={mappingOf(source, draft)}
            busy={busy}
            onDecide={(decision) => onChange({ mapping: decide(draft.mapping, decision) })}
          />
        ))
      ) : (
        <LayoutResult layout={draft.layout} preview={preview} busy={busy} onLeave={() => onChange({ layout: null })} />
      )}
    </div>
  );
}

interface SheetProps {
  readonly source: Source;
  readonly decision: SheetMapping;
  readonly busy: boolean;
  readonly onDecide: (decision: SheetMapping) => void;
}

function Sheet({ source, decision, busy, onDecide }: SheetProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const table = decision.table;
  const spreadName = ({ stage, value }: SpreadColumn, column: string) => {
    if (stage === null) return t('import.spread.bin', { column, bin: value });
    return stage === 'kindergarten'
      ? t(`import.spread.kindergarten_${value}`, { column })
      : t('import.spread.grade', { column, stage: names.stage(stage), grade: value });
  };
  const declaration: TableDeclaration | null = table === null ? null : TABLES[table];
  const samples = new Map(source.columns.map((one) => [one.header, one.samples]));
  const used = new Set(decision.columns.map(({ column }) => column));
  const spreads = table === null ? [] : spreadColumnsOf(table);
  const filled = new Set([...used].flatMap((name) => (table === null || name === null ? [] : filledBy(table, name))));
  if (source.titleYear !== null) filled.add('year');
  const missing = declaration?.columns.filter((column) => isRequired(column) && !filled.has(column.name)) ?? [];
  return (
    <section className={styles.sheet}>
      <header className={styles.sheetHeader}>
        <h3>{source.file === source.sheet ? source.file : `${source.file} · ${source.sheet}`}</h3>
        <span className={styles.quiet}>{t('bureau.rows', { rows: format.number(source.rows) })}</span>
        {source.encoding !== null && <span className={styles.quiet}>{source.encoding.toUpperCase()}</span>}
        <label className={styles.table}>
          {t('import.table')}
          <select
            value={table ?? ''}
            disabled={busy}
            onChange={(event) => {
              const next = event.target.value === '' ? null : (event.target.value as TableName);
              // Another table has other columns, which are found by their headers again.
              onDecide({ sheet: decision.sheet, table: next, columns: next === table ? decision.columns : [] });
            }}
          >
            <option value="">{t('import.leaveOut')}</option>
            {TABLE_NAMES.map((name) => (
              <option key={name} value={name}>
                {names.table(name)}
              </option>
            ))}
          </select>
        </label>
      </header>
      {missing.length > 0 && table !== null && (
        <p className={styles.missing}>
          {t('import.missing', {
            columns: missing.map(({ name }) => names.column(table, name)).join(t('data.listSeparator')),
          })}
        </p>
      )}
      {source.titleYear !== null && (
        <p className={styles.found}>{t('import.titleYear', { year: format.schoolYear(source.titleYear) })}</p>
      )}
      {declaration !== null && table !== null && (
        <table className={styles.columns}>
          <thead>
            <tr>
              <th scope="col">{t('import.header')}</th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.samples')}</th>
            </tr>
          </thead>
          <tbody>
            {decision.columns.map(({ header, column }, index) => (
              <tr key={header}>
                <td>{header}</td>
                <td>
                  <select
                    aria-label={t('import.columnFor', { header })}
                    value={column ?? ''}
                    disabled={busy}
                    onChange={(event) =>
                      onDecide({
                        ...decision,
                        columns: decision.columns.map((one, place) =>
                          place === index ? { header, column: event.target.value || null } : one,
                        ),
                      })
                    }
                  >
                    <option value="">{t('import.leaveOut')}</option>
                    {declaration.columns.map(({ name }) => (
                      <option key={name} value={name} disabled={name !== column && used.has(name)}>
                        {names.column(table, name)}
                      </option>
                    ))}
                    {spreads.length > 0 && (
                      <optgroup label={t('import.spreadColumns')}>
                        {spreads.map((spread) => (
                          <option
                            key={spread.name}
                            value={spread.name}
                            disabled={spread.name !== column && used.has(spread.name)}
                          >
                            {spreadName(spread, names.column(table, spread.column))}
                          </option>
                        ))}
                      </optgroup>
                    )}
                  </select>
                </td>
                <td className={styles.quiet}>{samples.get(header)?.join(t('data.listSeparator'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
