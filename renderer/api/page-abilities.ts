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
    warnBeforeLeaving(warn) {
      window.onbeforeunload = warn ? (event) => event.preventDefault() : null;
    },
    setLanguage(language) {
      document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    },
  };
}
