import { cellText, isNumberColumn } from './cells.ts';
import type { Block, Cell, Paper } from './contents.ts';
import { barsSvg, escaped, mapSvg } from './svg.ts';

/** The look of the paper; what stands in the margins of every page is put in with the language of the paper. */
function styleOf({ title, subtitle, notice, pageWords: [before, between, after] }: Paper): string {
  const number = `${quoted(`${before} `)} counter(page) ${quoted(` ${between} `)} counter(pages) ${quoted(` ${after}`)}`;
  const small = 'font: 8pt/1.3 sans-serif; color: #55626a;';
  return `
@page { size: A4; margin: 22mm 16mm 18mm;
  @top-left { content: ${quoted(`${title} · ${subtitle}`)}; ${small} }
  @top-right { content: ${quoted(notice ?? '')}; ${small} color: #b3261e; font-weight: 700; }
  @bottom-center { content: ${number}; ${small} } }
@page :first { @top-left { content: ""; } }
* { box-sizing: border-box; }
body { font: 10.5pt/1.6 'Noto Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Zen Hei',sans-serif; color: #1b2528; margin: 0 auto; max-width: 178mm; }
h1 { font-size: 22pt; line-height: 1.3; color: #1f4e5f; margin: 16mm 0 4mm; }
h2 { font-size: 15pt; color: #1f4e5f; border-bottom: 1.5pt solid #1f4e5f; margin: 9mm 0 4mm; break-after: avoid; }
h3 { font-size: 11.5pt; margin: 6mm 0 2mm; break-after: avoid; }
.notice { color: #b3261e; font-weight: 700; }
.cover { break-after: page; }
nav ol { list-style: none; padding: 0; columns: 2; } nav li { margin: 1.5mm 0; } nav a { color: #1f4e5f; text-decoration: none; }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; line-height: 1.4; margin: 2mm 0 4mm; }
p:has(+ table) { break-after: avoid; } thead { display: table-header-group; break-after: avoid; } tr { break-inside: avoid; }
th { background: #1f4e5f; color: #fff; text-align: left; padding: 1.2mm 1.6mm; font-weight: 600; vertical-align: bottom; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
td { border-bottom: .4pt solid #b7c4c9; padding: 1mm 1.6mm; vertical-align: top; overflow-wrap: break-word; } .cover td { overflow-wrap: anywhere; }
tr.start td { border-top: .8pt solid #7d8f96; }
tr.total td { border-top: .8pt solid #1b2528; font-weight: 700; }
th.number { text-align: right; } td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; } .short { white-space: nowrap; }
figure { margin: 4mm 0; break-inside: avoid; } figure svg { width: 100%; height: auto; } figcaption { font-size: 9pt; text-align: center; }
li { overflow-wrap: anywhere; }
`;
}

/** Letters of a text that stays on one line. */
const SHORT = 5;

/** The paper as one HTML file that needs nothing else: no script, no font, no image from outside. */
export function htmlOf(paper: Paper): string {
  const { language, title, subtitle, notice, facts, contentsTitle, sections } = paper;
  const noticeLine = notice === null ? '' : `<p class="notice">${escaped(notice)}</p>`;
  const factRows = facts
    .map(([label, value]) => `<tr><td class="short">${escaped(label)}</td><td>${escaped(value)}</td></tr>`)
    .join('');
  const contents = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`).join('');
  const body = sections
    .map(
      ({ id, title: name, blocks }) =>
        `<section id="${id}"><h2>${escaped(name)}</h2>${blocks.map(blockHtml).join('\n')}</section>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${styleOf(paper)}</style></head>
<body><div class="cover"><h1>${escaped(title)}</h1><p>${escaped(subtitle)}</p>${noticeLine}<table><tbody>${factRows}</tbody></table>
<nav><h2>${escaped(contentsTitle)}</h2><ol>${contents}</ol></nav></div>
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
    case 'bars':
      return figure(barsSvg(block), block.caption);
    case 'map':
      return figure(mapSvg(block), block.caption);
    case 'table': {
      const { headers, rows, hasTotal } = block;
      const isNumber = headers.map((_, index) => isNumberColumn(rows, index));
      const cells = (tag: 'th' | 'td', values: readonly Cell[]): string =>
        values
          .map((value, index) => {
            const text = cellText(value);
            // Words of a few letters are not broken over two lines.
            const look = isNumber[index] ? ' class="number"' : text.length <= SHORT ? ' class="short"' : '';
            return `<${tag}${look}>${escaped(text)}</${tag}>`;
          })
          .join('');
      const look = (index: number): string => {
        if (hasTotal === true && index === rows.length - 1) return ' class="total"';
        // Rows of one thing stand together.
        return index > 0 && rows[index]?.[0] !== rows[index - 1]?.[0] && rows[index]?.[0] === rows[index + 1]?.[0]
          ? ' class="start"'
          : '';
      };
      const body = rows.map((row, index) => `<tr${look(index)}>${cells('td', row)}</tr>`).join('');
      return `<table><thead><tr>${cells('th', headers)}</tr></thead><tbody>${body}</tbody></table>`;
    }
  }
}

function figure(svg: string, caption: string): string {
  return `<figure>${svg}<figcaption>${escaped(caption)}</figcaption></figure>`;
}

/** A text as a string of a style sheet, which stands inside an HTML page. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\<>&\r\n]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)}"`;
}
