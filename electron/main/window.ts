import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { APP_ADDRESS } from './origin.ts';
import { type Language, TEXTS } from './texts.ts';
import { placementOf, readWindowState, type WindowState, writeWindowState } from './window-state.ts';

export interface MainWindowOptions {
  /** The built preload script. */
  readonly preload: string;
  readonly icon: string;
  /** Where size and place are remembered. */
  readonly stateFile: string;
  readonly language: () => Language;
  /** Whether closing would lose something. */
  readonly isDirty: () => boolean;
  /** Milliseconds of any clock. */
  readonly now: () => number;
}

/** A page whose process ends twice within these milliseconds is left as it is. */
const TOO_SOON = 60_000;

/** Opens the one window, as it was left, and loads the page. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const state = readWindowState(options.stateFile);
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placementOf(state, workAreas),
    minWidth: 960,
    minHeight: 600,
    show: false,
    icon: options.icon,
    // As the page's own background, so that nothing flashes before it is drawn.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16191d' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (state?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  let asked = false;
  window.on('close', (event) => {
    if (options.isDirty()) {
      event.preventDefault();
      if (!asked) {
        asked = true;
        void confirmClosing(window, options.language()).then((close) => {
          asked = false;
          if (close) {
            remember(window, options);
            window.destroy();
          }
        });
      }
      return;
    }
    remember(window, options);
  });
  let drawnAnew = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // What is written is in the core; a page that ends again at once would end for ever.
    if (reason === 'clean-exit' || options.now() - drawnAnew < TOO_SOON) return;
    drawnAnew = options.now();
    void window.loadURL(APP_ADDRESS);
  });
  void window.loadURL(APP_ADDRESS);
  return window;
}

async function confirmClosing(window: BrowserWindow, language: Language): Promise<boolean> {
  const text = TEXTS[language];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: text.closeQuestion,
    detail: text.closeDetail,
    buttons: [text.stay, text.closeAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

function remember(window: BrowserWindow, { stateFile, language }: MainWindowOptions): void {
  const state: WindowState = {
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    language: language(),
  };
  try {
    writeWindowState(stateFile, state);
  } catch {
    // A full or read-only disk costs the remembered place of the window and nothing else.
  }
}
