// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { runAction, useActions } from './actions.ts';

afterEach(cleanup);

describe('useActions', () => {
  it('leaves an action to the room when a label of the shell changes', () => {
    const done: string[] = [];
    function Actions({ where, label }: { where: string; label: string }) {
      useActions([
        { id: 'a.do', label: 'Do', group: 'A', run: () => void done.push(where) },
        { id: `a.${where}`, label, group: 'A', run: () => undefined },
      ]);
      return null;
    }
    const both = (waiting: number, isRoom = true) => (
      <>
        <Actions where="shell" label={`Waiting: ${waiting}`} />
        {isRoom ? <Actions where="room" label="Here" /> : null}
      </>
    );
    const { rerender } = render(both(0));
    rerender(both(1));
    runAction('a.do');
    rerender(both(2, false));
    runAction('a.do');
    expect(done).toEqual(['room', 'shell']);
  });
});
