import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../src/api/events.ts';
import { type Language, TEXTS } from './texts.ts';

/** The native menu in a language; entries of the planner's own become commands for the page. */
export function menuTemplate(
  language: Language,
  isMac: boolean,
  send: (command: MenuCommand) => void,
): MenuItemConstructorOptions[] {
  const text = TEXTS[language];
  const entry = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: text.file,
      submenu: [
        entry(text.newBureau, 'bureau.new', 'CmdOrCtrl+N'),
        entry(text.openBureau, 'bureau.open', 'CmdOrCtrl+O'),
        entry(text.saveCopy, 'bureau.saveCopy', 'CmdOrCtrl+Shift+S'),
        entry(text.closeBureau, 'bureau.close', 'CmdOrCtrl+W'),
        separator,
        entry(text.importData, 'data.import', 'CmdOrCtrl+I'),
        entry(text.exportPlan, 'export.open', 'CmdOrCtrl+E'),
        ...(isMac ? [] : [separator, { label: text.quit, role: 'quit' } as const]),
      ],
    },
    {
      label: text.edit,
      submenu: [
        entry(text.undo, 'edit.undo', 'CmdOrCtrl+Z'),
        entry(text.redo, 'edit.redo', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
        separator,
        { label: text.cut, role: 'cut' },
        { label: text.copy, role: 'copy' },
        { label: text.paste, role: 'paste' },
        { label: text.selectAll, role: 'selectAll' },
      ],
    },
    { label: text.planning, submenu: [entry(text.solve, 'solve.start', 'F5')] },
    {
      label: text.view,
      submenu: [
        entry(text.palette, 'view.palette', 'CmdOrCtrl+K'),
        entry(text.why, 'view.why', 'Alt+W'),
        separator,
        { label: text.zoomIn, role: 'zoomIn' },
        { label: text.zoomOut, role: 'zoomOut' },
        { label: text.actualSize, role: 'resetZoom' },
        separator,
        { label: text.fullScreen, role: 'togglefullscreen' },
      ],
    },
    { label: text.window, submenu: [{ label: text.minimize, role: 'minimize' }] },
    {
      label: text.help,
      role: 'help',
      submenu: [entry(text.helpContents, 'help.open', 'F1'), entry(text.about, 'help.about')],
    },
  ];
}

/** Puts the menu of a language into the window's or the system's menu bar. */
export function showMenu(language: Language, send: (command: MenuCommand) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, process.platform === 'darwin', send)));
}
