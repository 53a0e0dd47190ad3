import { z } from 'zod';
import { labelSheets } from '#shared/domain/labelSheets.ts';
import { printPageSchema } from '#shared/domain/printPage.ts';

const rowsSchema = z.object({ headings: z.array(z.string()), rows: z.array(z.array(z.string())) });

/** A page as a host would prepare it, roughly: what is in its address, on paper. */
export function fakePage(query: URLSearchParams): string {
  const page = printPageSchema.parse(JSON.parse(query.get('page') ?? 'null'));
  const { headings, rows } = rowsSchema.parse(JSON.parse(query.get('rows') ?? 'null'));
  const paper =
    'paper' in page ? page.paper : labelSheets.find(({ id }) => id === page.sheet)?.paper;
  const [short, long] = paper === 'a4' ? ['210mm', '297mm'] : ['8.5in', '11in'];
  const isAcross = 'orientation' in page && page.orientation === 'landscape';
  const [width, height] = isAcross ? [long, short] : [short, long];
  const body =
    'sheet' in page
      ? `<div class="labels">${rows.map(([name = '']) => `<b>${escapeText(name)}</b>`).join('')}</div>`
      : `<h1>${escapeText(page.title ?? 'Community kitchen')}</h1><table><tr>${headings.map((heading) => `<th>${escapeText(heading)}</th>`).join('')}</tr>${rows
          .map(
            (cells) => `<tr>${cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('')}</tr>`,
          )
          .join('')}</table>`;
  return `<!doctype html><html lang="en"><title>Pages</title><style>
body{margin:0;background:#e9ecef;font:10pt sans-serif}
.sheet{box-sizing:border-box;width:${width};min-height:${height};margin:16px auto;padding:15mm;background:#fff}
table{width:100%;border-collapse:collapse}td,th{padding:4px;border-bottom:1px solid #bbb;text-align:left}
.labels{display:grid;grid-template-columns:repeat(3,1fr);gap:8mm}
</style><body><div class="sheet">${body}</div></body></html>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
