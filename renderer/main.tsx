import '@fontsource-variable/noto-sans-sc';
import './app/tokens.css';
import './app/base.css';
import { createRoot } from 'react-dom/client';
import { findHost } from './api/host.ts';
import { App } from './app/App.tsx';
import { NoHost } from './app/NoHost.tsx';
import { languageOf, type StoredPreferences } from './app/preferences.tsx';
import { startTexts } from './i18n/index.ts';

const root = createRoot(document.getElementById('root') as HTMLElement);
const host = findHost();

if (host.kind === 'noHost' || host.kind === 'noToken') {
  await startTexts(navigator.language.startsWith('zh') ? 'zh' : 'en');
  root.render(<NoHost reason={host.kind} />);
} else {
  // Without preferences the window still opens, in Chinese and light.
  const stored: StoredPreferences = await host.client.call('preferences.get', {}).catch(() => ({}));
  await startTexts(languageOf(stored));
  root.render(<App client={host.client} stored={stored} />);
}
