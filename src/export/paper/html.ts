import type { Block, Cell, Paper } from './contents.ts';

const STYLE = `
@page { size: A4; margin: 20mm 16mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; color: #555; } }
* { box-sizing: border-box; }
body { font: 10.5pt/1.6 'Noto Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Zen Hei',sans-serif; color: #1b2528; margin: 0 auto; max-width: 178mm; }
h1 { font-size: 22pt; line-height: 1.3; color: #1f4e5f; margin: 24mm 0 4mm; }
h2 { font-size: 15pt; color: #1f4e5f; border-bottom: 1.5pt solid #1f4e5f; margin: 10mm 0 4mm; break-after: avoid; }
h3 { font-size: 11.5pt; margin: 6mm 0 2mm; break-after: avoid; }
.notice { color: #b3261e; font-weight: 700; }
.cover, nav { break-after: page; }
nav li { margin: 2mm 0; } nav a { color: inherit; text-decoration: none; }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; line-height: 1.4; margin: 2mm 0 4mm; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th { background: #1f4e5f; color: #fff; text-align: left; padding: 1.2mm 1.6mm; font-weight: 600; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
td { border-bottom: .4pt solid #b7c4c9; padding: 1mm 1.6mm; vertical-align: top; overflow-wrap: anywhere; }
.number { text-align: right; white-space: nowrap; } .short { white-space: nowrap; }
figure { margin: 4mm 0; break-inside: avoid; } figure svg { width: 100%; height: auto; } figcaption { font-size: 9pt; text-align: center; }
li { overflow-wrap: anywhere; }
`;

/** Letters of a text that stays on one line. */
const SHORT = 5;

/** The paper as one HTML file that needs nothing else: no script, no font, no image from outside. */
export function htmlOf(paper: Paper): string {
  const { language, title, subtitle, notice, facts, contentsTitle, sections } = paper;
  const noticeLine = notice === null ? '' : `<p class="notice">${escaped(notice)}</p>`;
  const factRows = facts
    .map(([label, value]) => `<tr><td>${escaped(label)}</td><td>${escaped(value)}</td></tr>`)
    .join('');
  const contents = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`).join('');
  const body = sections
    .map(
      ({ id, title: name, blocks }) =>
        `<section id="${id}"><h2>${escaped(name)}</h2>${blocks.map(blockHtml).join('\n')}</section>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><div class="cover"><h1>${escaped(title)}</h1><p>${escaped(subtitle)}</p>${noticeLine}<table><tbody>${factRows}</tbody></table></div>
<nav><h2>${escaped(contentsTitle)}</h2><ul>${contents}</ul></nav>
${body}
</body></html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.strong ? `<p><strong>${escaped(block.text)}</strong></p>` : `<p>${escaped(block.text)}</p>`;
    case 'subtitle':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'figure':
      return `<figure>${block.svg}<figcaption>${escaped(block.caption)}</figcaption></figure>`;
    case 'table': {
      const isNumber = block.headers.map((_, index) => isNumberColumn(block.rows, index));
      const cells = (tag: 'th' | 'td', values: readonly Cell[]): string =>
        values
          .map((value, index) => {
            const text = cellText(value);
            // Words of a few letters are not broken over two lines.
            const look = isNumber[index] ? ' class="number"' : text.length <= SHORT ? ' class="short"' : '';
            return `<${tag}${look}>${escaped(text)}</${tag}>`;
          })
          .join('');
      const rows = block.rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('');
      return `<table><thead><tr>${cells('th', block.headers)}</tr></thead><tbody>${rows}</tbody></table>`;
    }
  }
}

export function isNumberColumn(rows: readonly (readonly Cell[])[], column: number): boolean {
  return rows.some((row) => typeof row[column] === 'number');
}

/** A cell as people read it: thousands separators, a dash for what is unknown. */
export function cellText(value: Cell): string {
  if (value === null) return '—';
  return typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }) : value;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
