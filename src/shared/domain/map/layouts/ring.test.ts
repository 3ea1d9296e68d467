import { expect, it } from 'vitest';
import { inOrderOfReading } from './ring-shape.ts';

it('sets words on a curve in the order they are seen, whichever way they are written', () => {
  const seen = (text: string): string => inOrderOfReading(text).join('');
  expect(seen('Trust')).toBe('Trust');
  expect(seen('אב גד')).toBe('דג בא');
  expect(seen('אב 12 גד')).toBe('דג 12 בא');
  expect(seen('Trust אב גד again')).toBe('Trust דג בא again');
});
