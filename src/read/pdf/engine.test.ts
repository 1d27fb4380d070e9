import { expect, test } from 'vitest';
import { isTrap, withPdfium } from './engine.ts';

test('after the engine gave up on one document the next one meets a fresh engine', async () => {
  const first = await withPdfium((pdfium) => pdfium.memory);
  expect(await withPdfium((pdfium) => pdfium.memory)).toBe(first);
  const trap = new Error('unreachable');
  trap.name = 'RuntimeError';
  const giveUp = (): never => {
    throw trap;
  };
  await expect(withPdfium(giveUp)).rejects.toBe(trap);
  expect(await withPdfium((pdfium) => pdfium.memory)).not.toBe(first);
});

test('a real trap of the module is told from a bug of ours', async () => {
  const caught = await withPdfium((pdfium) => pdfium.FPDF_LoadMemDocument(0x7fffffff, 1_000, 0)).catch(
    (error: unknown) => error,
  );
  expect(isTrap(caught)).toBe(true);
  expect(isTrap(new TypeError('x is undefined'))).toBe(false);
  expect(isTrap(new RangeError('Invalid array length'))).toBe(false);
});
