import type { PageAbilities } from '../../src/api/index.ts';

/** What only a page can do, for the browser shell. */
export function pageAbilities(): PageAbilities {
  return {
    pickFiles: ({ accept, multiple }) =>
      new Promise((resolve) => {
        const input = document.createElement('input');
        input.type = 'file';
        input.accept = accept.join(',');
        input.multiple = multiple;
        input.hidden = true;
        input.addEventListener('change', () => {
          resolve([...(input.files ?? [])].map((file) => ({ name: file.name, size: file.size, body: file })));
          input.remove();
        });
        input.addEventListener('cancel', () => {
          resolve([]);
          input.remove();
        });
        document.body.append(input);
        input.click();
      }),
    download(address, name) {
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
    },
    openTab(address) {
      window.open(address, '_blank', 'noopener,noreferrer');
    },
    print: printPage,
    warnBeforeLeaving(warn) {
      window.onbeforeunload = warn ? (event) => event.preventDefault() : null;
    },
    setLanguage(language) {
      document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    },
  };
}

/** Milliseconds in which the window shows that something is under way. */
const DRAWING = 100;

/**
 * Prints a page from a frame that is not seen. The frame's own scripts do not run, and it is taken away when the dialogue
 * is closed.
 */
function printPage(html: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
    frame.setAttribute('aria-hidden', 'true');
    frame.style.cssText = 'position: fixed; inset: 0 auto auto -10000px; width: 210mm; height: 297mm; border: 0';
    frame.addEventListener('load', () => {
      const shown = frame.contentWindow;
      if (shown === null) {
        frame.remove();
        reject(new Error('a frame without a window'));
        return;
      }
      // What is waiting for a frame that is gone is never run, so the frame goes last.
      shown.addEventListener('afterprint', () => {
        resolve();
        setTimeout(() => frame.remove());
      });
      // The window is drawn first: nothing else runs while the dialogue is open, and what is under way then may be lost.
      setTimeout(() => shown.print(), DRAWING);
    });
    frame.srcdoc = html;
    document.body.append(frame);
  });
}
