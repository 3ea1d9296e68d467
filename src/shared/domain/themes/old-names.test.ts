import { expect, it } from 'vitest';
import { oldNamesIn, replaceFound } from './old-names.ts';

const replaced = (text: string, old: string, now: string) => replaceFound(text, oldNamesIn(text, old, now));

it('finds a former name as whole words and keeps a small first letter', () => {
  expect(replaced('We saw steady hands here; Steady Hands hold.', 'Steady hands', 'Hands that stay')).toBe(
    'We saw hands that stay here; Hands that stay hold.',
  );
  expect(oldNamesIn('unsteady handshakes', 'steady hands', 'x')).toEqual([]);
  expect(oldNamesIn('steady\n  hands', 'Steady hands', 'x')).toHaveLength(1);
});

it('leaves places that say the name of now', () => {
  expect(oldNamesIn('Steady hands that stay', 'Steady hands', 'Steady hands that stay')).toEqual([]);
  expect(replaced('Steady hands. Steady hands that stay.', 'Steady hands', 'Steady hands that stay')).toBe(
    'Steady hands that stay. Steady hands that stay.',
  );
});

it('finds a name of one word only with its capital, and characters that mean something to a pattern', () => {
  expect(oldNamesIn('They trust us. Trust is a theme.', 'Trust', 'Trust that is tested')).toHaveLength(1);
  expect(replaced('Why (really)?', 'Why (really)?', 'Because')).toBe('Because');
});
