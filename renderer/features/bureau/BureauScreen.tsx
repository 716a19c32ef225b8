import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { ApiFailure } from '../../../src/api/index.ts';
import { asFailure, useApi } from '../../api/queries.ts';
import { Failure } from '../../components/Failure.tsx';
import { Answer } from '../../components/Loading.tsx';
import { Screen } from '../../components/Screen.tsx';
import { AboutDialog } from './AboutDialog.tsx';
import { CreateDialog } from './CreateDialog.tsx';
import { OpenBureau } from './OpenBureau.tsx';
import { SampleDialog } from './SampleDialog.tsx';
import { Start } from './Start.tsx';

export type BureauDialog = 'create' | 'sample' | 'about';

/** The first screen: the open bureau at a glance, or the ways to one. */
export default function BureauScreen() {
  const { t } = useTranslation();
  const bureau = useApi('bureau.current', {});
  const [dialog, setDialog] = useState<BureauDialog | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const { state, pathname, search } = useLocation();
  const navigate = useNavigate();

  // Commands from the menu or the palette ask for a dialog through the address's state, once.
  useEffect(() => {
    const asked = (state as { dialog?: BureauDialog } | null)?.dialog;
    if (asked === undefined) return;
    setDialog(asked);
    void navigate(`${pathname}${search}`, { replace: true, state: null });
  }, [state, pathname, search, navigate]);

  /** Does something to the open file and shows here why it could not be done. */
  function attempt(work: () => Promise<unknown>): void {
    setFailure(null);
    work().catch((thrown) => setFailure(asFailure(thrown)));
  }

  return (
    <Screen title={t('screens.bureau')}>
      {failure !== null && <Failure failure={failure} onDismiss={() => setFailure(null)} />}
      <Answer answer={bureau}>
        {(open) =>
          open === null ? (
            <Start attempt={attempt} onDialog={setDialog} />
          ) : (
            <OpenBureau bureau={open} attempt={attempt} onDialog={setDialog} />
          )
        }
      </Answer>
      {dialog === 'create' && <CreateDialog onClose={() => setDialog(null)} />}
      {dialog === 'sample' && <SampleDialog onClose={() => setDialog(null)} />}
      {dialog === 'about' && <AboutDialog onClose={() => setDialog(null)} />}
    </Screen>
  );
}
