import { useIsFetching } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { useApi } from '../api/queries.ts';
import { Answer, Loading } from '../components/Loading.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { ContextBar } from './ContextBar.tsx';
import { useCommandKeys } from './commands.ts';
import styles from './Frame.module.css';
import { NoBureau } from './NoBureau.tsx';
import { useOpenRequests } from './open-requests.ts';
import { Rail } from './Rail.tsx';
import { useRegionKeys } from './regions.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { StatusLine } from './StatusLine.tsx';
import { SCREENS, type ScreenEntry } from './screens.ts';
import { useSelection } from './selection.ts';
import { WhyDrawer } from './WhyDrawer.tsx';

/** Rail, context bar, the screen, and the drawer beside it. */
export function Frame() {
  const [palette, setPalette] = useState(false);
  const { selection } = useSelection();
  useCommandKeys(() => setPalette(true));
  useOpenRequests();
  useRegionKeys();
  return (
    <div className={styles.frame}>
      <Rail />
      <ContextBar onPalette={() => setPalette(true)} />
      <Main>
        <Routes>
          {SCREENS.map((screen) => (
            <Route key={screen.name} path={`/${screen.name}/*`} element={<ShownScreen screen={screen} />} />
          ))}
          <Route path="*" element={<Navigate to="/bureau" replace />} />
        </Routes>
      </Main>
      {selection.why && <WhyDrawer />}
      <StatusLine />
      {palette && <CommandPalette onClose={() => setPalette(false)} />}
    </div>
  );
}

/** The place of the screen; it says whether something on it is asked for the first time and not there yet. */
function Main({ children }: { children: ReactNode }) {
  const pending = useIsFetching({ predicate: ({ state }) => state.status === 'pending' });
  return (
    <main className={styles.main} id="screen" tabIndex={-1} aria-busy={pending > 0}>
      {children}
    </main>
  );
}

function ShownScreen({ screen }: { screen: ScreenEntry }) {
  const bureau = useApi('bureau.current', {});
  const View = screen.view;
  const view = (
    <ScreenBoundary key={screen.name}>
      <Suspense fallback={<Loading />}>
        <View />
      </Suspense>
    </ScreenBoundary>
  );
  if (!screen.needsBureau) return view;
  return <Answer answer={bureau}>{(open) => (open === null ? <NoBureau screen={screen.name} /> : view)}</Answer>;
}
