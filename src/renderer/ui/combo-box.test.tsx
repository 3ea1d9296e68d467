// @vitest-environment jsdom
import './jsdom-gaps.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ComboBox } from './select.tsx';

afterEach(cleanup);

const options = Array.from({ length: 600 }, (_, at) => ({ id: `id-${at}`, label: `Café ${at}` }));

function Field({ first = null }: { first?: string | null }) {
  const [value, setValue] = useState(first);
  return (
    <>
      <ComboBox label="Code" options={options} value={value} onChange={setValue} />
      <output>{value}</output>
    </>
  );
}
const field = () => screen.getByRole<HTMLInputElement>('combobox');
const rows = () => screen.queryAllByRole('option');
const type = (words: string) => {
  act(() => field().focus());
  fireEvent.change(field(), { target: { value: words } });
};

describe('a combo box of hundreds', () => {
  it('shows the first of them and how many more there are, and finds any by what is typed', () => {
    render(<Field />);
    act(() => field().focus());
    expect(rows()).toHaveLength(61);
    expect(rows().at(-1)?.textContent).toBe('540 more. Type a few letters to find one.');
    expect(rows().at(-1)?.getAttribute('aria-disabled')).toBe('true');
    type('CAFE 59');
    expect(rows().map((row) => row.textContent)).toEqual([
      'Café 59',
      ...Array.from({ length: 10 }, (_, at) => `Café 59${at}`),
    ]);
    fireEvent.click(rows()[3] as Element);
    expect(screen.getByRole('status').textContent).toBe('id-592');
    expect(field().value).toBe('Café 592');
    type('nothing like it');
    act(() => field().blur());
    expect(field().value).toBe('Café 592');
  });
  it('keeps the words of a chosen one that is far down, and shows it among the first', () => {
    render(<Field first="id-400" />);
    expect(field().value).toBe('Café 400');
    act(() => field().focus());
    expect(rows().some((row) => row.textContent === 'Café 400')).toBe(true);
  });
});
