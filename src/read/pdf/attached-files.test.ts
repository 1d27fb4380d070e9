import { expect, test } from 'vitest';
import { readPdf } from './index.ts';

test('a file that is attached is named and said not to have been read', async () => {
  const result = await readPdf(withAttached('hosts.csv'), {});
  expect(result).toMatchObject({ ok: true, value: { text: 'See the list.' } });
  expect(result.ok && result.value.problems).toMatchObject([
    {
      code: 'unsupported-format',
      message: 'A file is attached to the PDF; it was not read.',
      where: '"hosts.csv"',
    },
  ]);
});

/** One page and one embedded file (ISO 32000-1, 7.11.4.1 and 7.7.4). */
function withAttached(name: string): Buffer {
  const page = 'BT /F 12 Tf 50 700 Td (See the list.) Tj ET';
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(${name}) 6 0 R] >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 7 0 R >> >>`,
    '<< /Type /EmbeddedFile /Length 12 >>\nstream\nheron.example\nendstream',
  ];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
