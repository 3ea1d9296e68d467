// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { leaveFieldsOnGoing } from './leave-fields.ts';

afterEach(cleanup);

it('leaves the field one is in when the window goes, so that what is kept on leaving is kept', () => {
  const onLeave = vi.fn();
  render(<input defaultValue="Ada" onBlur={(event) => onLeave(event.currentTarget.value)} />);
  const stop = leaveFieldsOnGoing();
  screen.getByRole('textbox').focus();
  window.dispatchEvent(new Event('pagehide'));
  expect(onLeave).toHaveBeenCalledWith('Ada');
  screen.getByRole('textbox').focus();
  stop();
  window.dispatchEvent(new Event('pagehide'));
  expect(onLeave).toHaveBeenCalledTimes(1);
});
