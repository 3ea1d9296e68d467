import { expect, it } from 'vitest';
import { verdictsInWords } from './code-review.tsx';

it('counts what reviewers chose, in the order it was asked, and is silent on the rest', () => {
  const chosen = (verdict: 'fits' | 'not-sure' | 'does-not-fit' | null) => ({ verdict });
  expect(verdictsInWords([chosen('does-not-fit'), chosen('fits'), chosen(null), chosen('fits')])).toBe(
    'fits 2, does not fit 1',
  );
  expect(verdictsInWords([chosen(null)])).toBe('');
});
