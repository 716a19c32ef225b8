import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Button } from '../components/Button.tsx';
import styles from './Frame.module.css';
import { usePreferences } from './preferences.tsx';
import { SCREENS } from './screens.ts';
import { useSelection } from './selection.ts';

/** The screens, with icons and names; collapsed it shows icons alone. */
export function Rail() {
  const { t } = useTranslation();
  const { get, set } = usePreferences();
  const { addressOf, selection } = useSelection();
  const collapsed = get('railCollapsed') === true;
  const toggle = collapsed ? t('rail.expand') : t('rail.collapse');
  return (
    <nav className={`${styles.rail} ${collapsed ? styles.collapsed : ''}`} aria-label={t('rail.label')} data-region>
      <div className={styles.brand}>
        <img src="./icon.svg" alt="" />
        {!collapsed && <span>{t('app.name')}</span>}
      </div>
      <div className={styles.links}>
        {SCREENS.map(({ name, icon: Icon }) => (
          <NavLink
            key={name}
            className={styles.link ?? ''}
            to={addressOf(`/${name}`, { school: selection.school, stage: selection.stage, year: selection.year })}
            title={collapsed ? t(`screens.${name}`) : undefined}
            aria-label={t(`screens.${name}`)}
          >
            <Icon aria-hidden />
            {!collapsed && <span>{t(`screens.${name}`)}</span>}
          </NavLink>
        ))}
      </div>
      <Button
        kind="quiet"
        aria-label={toggle}
        title={toggle}
        icon={collapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
        onClick={() => set('railCollapsed', !collapsed)}
      />
    </nav>
  );
}
