import { Bookmark, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '../../src/api/index.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Button } from '../components/Button.tsx';
import { ToolMenu } from '../components/ToolMenu.tsx';
import styles from './SavedViews.module.css';
import { NAME_LIMIT, readViews, renamed, type SavedView, type ViewTools, withView } from './saved-views.ts';

interface SavedViewsProps {
  /** Under which the views are kept. */
  readonly table: string;
  readonly grid: RefObject<ViewTools | null>;
  readonly search: string;
  readonly onSearch: (text: string) => void;
}

/** Views of a table under names: columns, order, sorting and filters, kept for this computer. */
export function SavedViews({ table, grid, search, onSearch }: SavedViewsProps) {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const key = `views.${table}`;
  const views = readViews(preferences.get(key));
  const [name, setName] = useState('');
  const [renaming, setRenaming] = useState<string | null>(null);
  const [newName, setNewName] = useState('');
  const [taken, setTaken] = useState(false);

  const keep = (next: readonly SavedView[]) =>
    preferences.set(key, next.length === 0 ? null : (next as unknown as JsonValue));

  function save(event: FormEvent): void {
    event.preventDefault();
    const view = grid.current?.view();
    if (view === undefined || name.trim() === '') return;
    keep(withView(views, { ...view, name: name.trim(), search }));
    setName('');
  }

  function rename(event: FormEvent): void {
    event.preventDefault();
    if (renaming === null || newName.trim() === '') return;
    const next = renamed(views, renaming, newName.trim());
    setTaken(next === null);
    if (next === null) return;
    keep(next);
    setRenaming(null);
  }

  return (
    <ToolMenu label={t('data.views')} icon={<Bookmark aria-hidden />} onOpen={() => setRenaming(null)}>
      {(close) => (
        <>
          <Button
            kind="quiet"
            onClick={() => {
              grid.current?.showView(null);
              onSearch('');
              close();
            }}
          >
            {t('data.usualView')}
          </Button>
          {views.map((view) =>
            view.name === renaming ? (
              <form key={view.name} className={styles.naming} onSubmit={rename}>
                <input
                  // biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was pressed.
                  autoFocus
                  aria-label={t('data.viewName')}
                  aria-invalid={taken}
                  maxLength={NAME_LIMIT}
                  value={newName}
                  onChange={(event) => {
                    setTaken(false);
                    setNewName(event.target.value);
                  }}
                />
                <Button type="submit" disabled={newName.trim() === ''}>
                  {t('data.renameView')}
                </Button>
              </form>
            ) : (
              <div key={view.name} className={styles.view}>
                <Button
                  kind="quiet"
                  onClick={() => {
                    grid.current?.showView(view);
                    onSearch(view.search);
                    close();
                  }}
                >
                  {view.name}
                </Button>
                <Button
                  kind="quiet"
                  icon={<Pencil aria-hidden />}
                  aria-label={t('data.renameViewOf', { name: view.name })}
                  onClick={() => {
                    setRenaming(view.name);
                    setNewName(view.name);
                    setTaken(false);
                  }}
                />
                <Button
                  kind="quiet"
                  icon={<Trash2 aria-hidden />}
                  aria-label={t('data.deleteViewOf', { name: view.name })}
                  onClick={() => keep(views.filter((one) => one !== view))}
                />
              </div>
            ),
          )}
          {taken && <p role="alert">{t('data.viewTaken')}</p>}
          <form className={styles.naming} onSubmit={save}>
            <input
              aria-label={t('data.viewName')}
              placeholder={t('data.viewName')}
              maxLength={NAME_LIMIT}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" disabled={name.trim() === ''}>
              {t('data.saveView')}
            </Button>
          </form>
        </>
      )}
    </ToolMenu>
  );
}
