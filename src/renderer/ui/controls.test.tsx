// @vitest-environment jsdom
import './jsdom-gaps.ts';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Checkbox } from './boxes.tsx';
import { Button, SegmentedControl } from './button.tsx';
import { SearchField, TextField } from './field.tsx';
import { MenuButton } from './menu.tsx';
import { Select } from './select.tsx';

afterEach(cleanup);

describe('a field', () => {
  it('that begins with the focus has what stands in it selected, once', () => {
    render(<TextField label="Name" value="Frame 2" autoFocus onChange={() => undefined} />);
    const field = screen.getByRole<HTMLInputElement>('textbox');
    const selected = () => field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    expect(document.activeElement).toBe(field);
    expect(selected()).toBe('Frame 2');
    field.setSelectionRange(2, 2);
    field.blur();
    field.focus();
    expect(selected()).toBe('');
  });
});

describe('a button', () => {
  it('pressed by Enter in the field before it leaves the focus there, for the next line', () => {
    const onSubmit = vi.fn((event: React.FormEvent) => event.preventDefault());
    render(
      <form onSubmit={onSubmit}>
        <TextField label="New question" value="Why?" autoFocus onChange={() => undefined} />
        <Button type="submit">Add</Button>
      </form>,
    );
    const button = screen.getByRole('button');
    // what a browser does for Enter: a press without a pointer
    fireEvent.click(button, { detail: 0 });
    expect(onSubmit).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    fireEvent.click(button, { detail: 1 });
    expect(document.activeElement).toBe(button);
  });
  it('keeps what is pressed on it to itself, and a key that is held down presses once', () => {
    const around = vi.fn();
    const onPress = vi.fn();
    render(
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a row is meant
      <div onClick={around} onKeyDown={around} onPointerDown={around}>
        <Button onPress={onPress}>Merge</Button>
      </div>,
    );
    const button = screen.getByRole('button');
    fireEvent.pointerDown(button);
    fireEvent.click(button);
    fireEvent.keyDown(button, { key: 'Enter' });
    expect(fireEvent.keyDown(button, { key: 'Enter', repeat: true })).toBe(false);
    expect(around).not.toHaveBeenCalled();
    fireEvent.keyDown(button, { key: 'm' });
    expect(around).toHaveBeenCalledTimes(1);
    expect(onPress).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(button);
    // a key that went down elsewhere, and brought the focus here, does not press it
    fireEvent.keyUp(button, { key: 'Enter' });
    expect(fireEvent.keyPress(button, { key: 'Enter', charCode: 13 })).toBe(false);
  });
});

describe('SegmentedControl', () => {
  it('has one stop for Tab, the choice that is made, and arrows walk', () => {
    const onChange = vi.fn();
    const options = (['tree', 'table', 'cards'] as const).map((id) => ({ id, label: id }));
    render(<SegmentedControl label="View" options={options} value="table" onChange={onChange} />);
    const choices = screen.getAllByRole('radio');
    expect(choices.map((choice) => choice.tabIndex)).toEqual([-1, 0, -1]);
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('table');
    choices[1]?.focus();
    fireEvent.keyDown(choices[1] as Element, { key: 'ArrowRight' });
    expect(document.activeElement?.textContent).toBe('cards');
    fireEvent.click(choices[2] as Element);
    fireEvent.click(choices[1] as Element);
    expect(onChange.mock.calls).toEqual([['cards']]);
  });
});

describe('MenuButton', () => {
  it('builds its menu when it is opened, by keys on its first row, and gives the focus back', async () => {
    const items = vi.fn(() => [{ id: 'word', label: 'Word' }]);
    render(
      <MenuButton label="Export" items={items}>
        <Button>Export</Button>
      </MenuButton>,
    );
    const button = screen.getByRole('button', { name: 'Export' });
    expect(button.getAttribute('aria-haspopup')).toBe('menu');
    expect(items).not.toHaveBeenCalled();
    button.focus();
    fireEvent.keyDown(button, { key: 'ArrowDown' });
    const row = await screen.findByRole('menuitem', { name: 'Word' });
    await waitFor(() => expect(document.activeElement).toBe(row));
    fireEvent.keyDown(row, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });
});

describe('Select', () => {
  const OPTIONS = [
    { id: 'all', label: 'All codes' },
    { id: 'once', label: 'Used once' },
    { id: 'never', label: 'Never used', isDisabled: true },
    { id: 'retired', label: 'Retired' },
  ];
  function Show({ onChange }: { onChange(id: string): void }) {
    const [value, setValue] = useState('all');
    const change = (id: string) => {
      setValue(id);
      onChange(id);
    };
    return (
      <Select
        label="Show"
        description="Codes in the list"
        options={OPTIONS}
        value={value}
        onChange={change}
      />
    );
  }
  const button = () => screen.getByRole('button', { name: /Show/ });

  it('says what is chosen, and chooses by keys without opening', () => {
    const onChange = vi.fn();
    render(<Show onChange={onChange} />);
    expect(button().textContent).toBe('All codes');
    const told = button().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(told)?.textContent).toBe('Codes in the list');
    button().focus();
    fireEvent.keyDown(button(), { key: 'r' });
    expect(button().textContent).toBe('Retired');
    fireEvent.keyDown(button(), { key: 'ArrowLeft' });
    expect(button().textContent).toBe('Used once');
    fireEvent.keyDown(button(), { key: 'ArrowLeft' });
    fireEvent.keyDown(button(), { key: 'ArrowLeft' });
    expect(onChange.mock.calls.flat()).toEqual(['retired', 'once', 'all']);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('opens by a key on what is chosen, and closes with the choice, the same one or another', async () => {
    const onChange = vi.fn();
    render(<Show onChange={onChange} />);
    button().focus();
    fireEvent.click(button());
    const list = await screen.findByRole('listbox', { name: 'Show' });
    const chosen = screen.getByRole('option', { selected: true });
    expect(chosen.textContent).toBe('All codes');
    await waitFor(() => expect(list.contains(document.activeElement)).toBe(true));
    fireEvent.click(chosen);
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(button()));
    fireEvent.click(button());
    fireEvent.click(await screen.findByRole('option', { name: 'Used once' }));
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(button().textContent).toBe('Used once');
  });
});

describe('Checkbox', () => {
  it('is ticked by its words, shows what is ticked in part, and keeps a press to itself', () => {
    const around = vi.fn();
    const onChange = vi.fn();
    render(
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a row is meant
      <div onClick={around}>
        <Checkbox
          isSelected={false}
          isIndeterminate
          onChange={onChange}
          description="And what stands under it"
        >
          Being known
        </Checkbox>
      </div>,
    );
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /Being known/ });
    expect(box.indeterminate).toBe(true);
    fireEvent.click(screen.getByText('Being known'));
    expect(onChange.mock.calls).toEqual([[true]]);
    expect(around).not.toHaveBeenCalled();
  });
});

describe('fields one writes in', () => {
  it('tell what helps and what is not right, and keep their keys except an Escape nobody wanted', () => {
    const around = vi.fn();
    const onKeyDown = vi.fn();
    render(
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a dialog is meant
      <div onKeyDown={(event) => around(event.key)}>
        <TextField
          label="Line"
          description="A number"
          errorMessage="There is no such line."
          value="x"
          onChange={() => {}}
          onKeyDown={onKeyDown}
        />
      </div>,
    );
    const field = screen.getByRole('textbox', { name: 'Line' });
    const told = (field.getAttribute('aria-describedby') ?? '').split(' ');
    expect(told.map((id) => document.getElementById(id)?.textContent)).toEqual([
      'A number',
      'There is no such line.',
    ]);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onKeyDown).toHaveBeenCalledTimes(2);
    expect(around.mock.calls).toEqual([['Escape']]);
  });

  it('are emptied by Escape, which the next time goes on to what they stand in', () => {
    const around = vi.fn();
    function Find() {
      const [words, setWords] = useState('care');
      return <SearchField label="Find" value={words} onChange={setWords} onSubmit={around} />;
    }
    render(
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a dialog is meant
      <div onKeyDown={(event) => around(event.key)}>
        <Find />
      </div>,
    );
    const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find' });
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field.value).toBe('');
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(around.mock.calls).toEqual([['care'], ['Escape']]);
    fireEvent.change(field, { target: { value: 'kind' } });
    fireEvent.click(screen.getByRole('button', { name: 'Clear search' }));
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
  });
});
