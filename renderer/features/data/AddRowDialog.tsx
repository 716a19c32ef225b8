import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ColumnDeclaration,
  fieldName,
  isRequired,
  TABLES,
  type TableDeclaration,
  type TableName,
} from '../../../src/domain/tables/index.ts';
import { useSchools } from '../../app/schools.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { Field } from '../../components/Field.tsx';
import { useCells } from '../../i18n/cells.ts';
import { type Issue, useIssueText } from '../../i18n/issues.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Data.module.css';
import type { Editing } from './editing.ts';

interface AddRowDialogProps {
  readonly table: TableName;
  readonly editing: Editing;
  readonly onClose: () => void;
}

/** Adds one row after another; what is refused stays in the form with the reason beside its field. */
export function AddRowDialog({ table, editing, onClose }: AddRowDialogProps) {
  const { t } = useTranslation();
  const names = useNames();
  const issueText = useIssueText();
  const declaration: TableDeclaration = TABLES[table];
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [added, setAdded] = useState(0);

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const row = Object.fromEntries(
      declaration.columns.map((column) => {
        const field = fieldName(column.name);
        return [field, editing.read(column, values[field] ?? '')];
      }),
    );
    const found = await editing.insert([row]);
    setIssues(found);
    if (!found.some(({ severity }) => severity === 'error')) setAdded((count) => count + 1);
  }

  const general = issues.filter(
    ({ column }) => column === null || !declaration.columns.some(({ name }) => name === column),
  );
  return (
    <Dialog
      title={t('data.addTitle', { table: names.table(table) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button kind="primary" type="submit" form="add-row" disabled={editing.saving}>
            {t('data.add')}
          </Button>
        </>
      }
    >
      <form id="add-row" className={styles.rowForm} onSubmit={(event) => void add(event)}>
        {editing.failure !== null && <Failure failure={editing.failure} />}
        {added > 0 && issues.length === 0 && <Notice kind="success">{t('data.addedRows', { count: added })}</Notice>}
        {general.map((issue, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity of their own.
          <Notice key={index} kind="warning">
            {issueText(issue)}
          </Notice>
        ))}
        {declaration.columns.map((column) => {
          const field = fieldName(column.name);
          const issue = issues.find((one) => one.column === column.name);
          return (
            <RowField
              key={field}
              table={table}
              column={column}
              value={values[field] ?? ''}
              problem={issue === undefined ? undefined : issueText(issue)}
              onChange={(value) => setValues((before) => ({ ...before, [field]: value }))}
            />
          );
        })}
      </form>
    </Dialog>
  );
}

interface RowFieldProps {
  readonly table: TableName;
  readonly column: ColumnDeclaration;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

function RowField({ table, column, value, problem, onChange }: RowFieldProps) {
  const { t } = useTranslation();
  const cells = useCells();
  const { list, districts } = useSchools();
  const label = `${cells.header(table, column)}${isRequired(column) ? t('data.required') : ''}`;
  const codes: readonly (readonly [string, string])[] =
    column.references === 'schools'
      ? list.filter(({ project }) => !project).map(({ id, name }) => [id, name] as const)
      : column.references === 'districts'
        ? [...districts]
        : [];
  return (
    <Field label={label} hint={cells.note(column)} {...(problem === undefined ? {} : { problem })}>
      {(id, describedBy) => {
        const shared = { id, 'aria-describedby': describedBy, 'aria-invalid': problem !== undefined, value };
        if (column.type === 'choice' || column.type === 'flag') {
          const choices =
            column.type === 'flag'
              ? [t('common.yes'), t('common.no')].map((text) => [text, text] as const)
              : (column.choices ?? []).map((choice) => [choice, cells.typed(column, choice)] as const);
          return (
            <select {...shared} onChange={(event) => onChange(event.target.value)}>
              <option value="">{isRequired(column) ? t('data.choose') : t('common.unknown')}</option>
              {choices.map(([choice, text]) => (
                <option key={choice} value={choice}>
                  {text}
                </option>
              ))}
            </select>
          );
        }
        return (
          <>
            <input
              {...shared}
              list={codes.length > 0 ? `${id}-codes` : undefined}
              inputMode={column.type === 'text' ? undefined : 'decimal'}
              onChange={(event) => onChange(event.target.value)}
            />
            {codes.length > 0 && (
              <datalist id={`${id}-codes`}>
                {codes.map(([code, name]) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </datalist>
            )}
          </>
        );
      }}
    </Field>
  );
}
