import { Columns3 } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldName, TABLES, type TableDeclaration, type TableName } from '../../../src/domain/tables/index.ts';
import { Button } from '../../components/Button.tsx';
import { ToolMenu } from '../../components/ToolMenu.tsx';
import { useNames } from '../../i18n/names.ts';
import type { EditGridHandle } from './EditGrid.tsx';

/** Which columns are shown; the grid remembers it for this computer. */
export function ColumnChoice({ table, grid }: { table: TableName; grid: RefObject<EditGridHandle | null> }) {
  const { t } = useTranslation();
  const names = useNames();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const declaration: TableDeclaration = TABLES[table];
  return (
    <ToolMenu
      label={t('data.columns')}
      icon={<Columns3 aria-hidden />}
      onOpen={() => setHidden(grid.current?.hiddenColumns() ?? [])}
    >
      {() => (
        <>
          {declaration.columns.map(({ name }) => {
            const field = fieldName(name);
            return (
              <label key={field}>
                <input
                  type="checkbox"
                  checked={!hidden.includes(field)}
                  onChange={(event) => {
                    const shown = event.target.checked;
                    setHidden((before) => (shown ? before.filter((one) => one !== field) : [...before, field]));
                    grid.current?.showColumn(field, shown);
                  }}
                />
                {names.column(table, name)}
              </label>
            );
          })}
          <Button
            kind="quiet"
            onClick={() => {
              grid.current?.resetColumns();
              setHidden([]);
            }}
          >
            {t('data.resetColumns')}
          </Button>
        </>
      )}
    </ToolMenu>
  );
}
