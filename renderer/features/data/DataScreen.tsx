import { HeartPulse, Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation, useNavigate, useParams } from 'react-router';
import { TABLES, type TableName } from '../../../src/domain/tables/index.ts';
import { useSelection } from '../../app/selection.ts';
import { Button } from '../../components/Button.tsx';
import { Screen } from '../../components/Screen.tsx';
import styles from './Data.module.css';
import { HealthPanel } from './HealthPanel.tsx';
import { ImportWizard } from './import/ImportWizard.tsx';
import { TableList } from './TableList.tsx';
import { TableView } from './TableView.tsx';

/** Every input table in a grid, with the data health beside it and the import above. */
export default function DataScreen() {
  return (
    <Routes>
      <Route index element={<ToFirstTable />} />
      <Route path=":table" element={<Tables />} />
    </Routes>
  );
}

function ToFirstTable() {
  const { addressOf, selection } = useSelection();
  const { state } = useLocation();
  return <Navigate to={addressOf('/data/schools', selection)} state={state} replace />;
}

function Tables() {
  const { t } = useTranslation();
  const { table = '' } = useParams();
  const { state, pathname, search } = useLocation();
  const navigate = useNavigate();
  const [importing, setImporting] = useState(false);
  const [health, setHealth] = useState(false);

  // Other screens ask for the import or the data health through the address's state, once.
  useEffect(() => {
    const asked = state as { dialog?: string; panel?: string } | null;
    if (asked === null) return;
    if (asked.dialog === 'import') setImporting(true);
    if (asked.panel === 'health') setHealth(true);
    void navigate(`${pathname}${search}`, { replace: true, state: null });
  }, [state, pathname, search, navigate]);

  if (!Object.hasOwn(TABLES, table)) return <ToFirstTable />;
  return (
    <Screen
      title={t('screens.data')}
      fill
      actions={
        <>
          <Button icon={<HeartPulse aria-hidden />} aria-pressed={health} onClick={() => setHealth(!health)}>
            {t('data.health')}
          </Button>
          <Button kind="primary" icon={<Upload aria-hidden />} onClick={() => setImporting(true)}>
            {t('data.import')}
          </Button>
        </>
      }
    >
      <div className={styles.layout}>
        <TableList current={table as TableName} />
        <TableView key={table} table={table as TableName} />
        {health && <HealthPanel onClose={() => setHealth(false)} />}
      </div>
      {importing && <ImportWizard onClose={() => setImporting(false)} />}
    </Screen>
  );
}
