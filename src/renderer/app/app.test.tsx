// @vitest-environment jsdom
import '../ui/jsdom-gaps.ts';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostOpName, HostOutput, HostState } from '../../shared/contract/host.ts';
import type { OpName, Output } from '../../shared/contract/index.ts';
import { createLiveQueries } from '../data/live-query.ts';
import { createClient } from '../transport/client.ts';
import { createMemoryPair } from '../transport/memory.ts';
import { clearToasts, toast } from '../ui/toast.tsx';
import { InterviewsIcon } from '../ui/icons.tsx';
import { Inspector, useActions, type Room } from './index.ts';
import { App } from './app.tsx';
import { navigate } from './router.ts';

const NONE: HostState = {
  host: 'web',
  version: '0.1.0',
  study: null,
  person: null,
  recent: [],
  folder: '/studies',
  inFolder: [],
  notices: [],
  savedAt: null,
};
const OPEN: HostState = {
  ...NONE,
  study: { path: '/studies/b', name: 'Bridge study', readOnly: false },
  person: { id: 'p', name: 'Maya Okafor' },
};
const marked = vi.fn();
let breaks = false;

function Plain() {
  useActions([{ id: 'plain.mark', label: 'Mark a line', group: 'Plain', shortcut: 'M', run: marked }]);
  return (
    <>
      <p>The first room</p>
      <Inspector title="Details">Inside</Inspector>
    </>
  );
}
function Fragile() {
  if (breaks) throw new Error('made up');
  return <p>The second room</p>;
}
const room = (id: string, title: string, order: number, Component: Room['Component']): Room => ({
  id,
  title,
  icon: InterviewsIcon,
  order,
  group: 'work',
  Component,
});
const ROOMS = [room('plain', 'Plain', 1, Plain), room('fragile', 'Fragile', 2, Fragile)];

/** What a study with nothing in it answers. */
const STUDY: { [N in OpName]?: Output<N> } = {
  'code.list': [],
  'document.list': [],
  'draft.list': { studyId: 'b', drafts: [] },
  'frame.pastNames': [],
  'frame.state': { latest: null, openProposals: 0 },
  'history.state': { undo: null, redo: null, undoRefusal: null, redoRefusal: null },
  'method.get': { method: null, isAsked: true, reason: '', changes: [] },
  'person.list': [{ id: 'r', name: 'Ruth Bell', alias: '', role: 'coder', initials: 'RB', codings: 2 }],
  'search.text': { total: 0, isMore: false, tookMs: 0, hits: [], next: null },
  'study.rename': null,
  'theme.list': [],
};
const HOST: { [N in HostOpName]?: HostOutput<N> } = {
  'host.newStudy': { path: '/studies/b' },
  'host.setFolder': null,
  'host.setPerson': null,
  'host.setSettings': null,
  'host.settings': {},
};
const ANSWERS: Record<string, unknown> = { ...STUDY, ...HOST };
function start(state: HostState) {
  const asked: Array<[string, unknown]> = [];
  const { transport, host } = createMemoryPair();
  let now = state;
  host.onRequest((frame) => {
    asked.push([frame.op, frame.input]);
    if (frame.op === 'host.newStudy') now = OPEN;
    if (frame.op !== 'host.state' && !(frame.op in ANSWERS))
      throw new Error(`${frame.op} has no answer here.`);
    host.answer(frame.id, { ok: true, value: frame.op === 'host.state' ? now : ANSWERS[frame.op] });
  });
  const client = createClient(transport);
  render(<App source={{ client, queries: createLiveQueries(client) }} rooms={ROOMS} />);
  return { asked, host };
}

beforeEach(() => act(() => navigate('', {}, { replace: true })));
afterEach(() => {
  cleanup();
  breaks = false;
  marked.mockClear();
  vi.restoreAllMocks();
});

describe('App', () => {
  it('offers three choices and nothing else while no study is open, and starts one', async () => {
    const { asked } = start(NONE);
    await screen.findByRole('heading', { name: 'Threadwork' });
    expect(screen.getAllByRole('button').length).toBe(3);
    fireEvent.click(screen.getByRole('button', { name: /Start a new study/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Start a new study' });
    fireEvent.change(within(dialog).getByLabelText('Name of the study'), {
      target: { value: 'Bridge study' },
    });
    fireEvent.change(within(dialog).getByLabelText('Your name, or an alias'), {
      target: { value: 'Maya Okafor' },
    });
    fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
    await screen.findByText('The first room');
    expect(asked).toContainEqual(['host.setPerson', { name: 'Maya Okafor' }]);
    expect(asked).toContainEqual(['host.newStudy', { name: 'Bridge study' }]);
  });

  it('shows only rooms that are there, the study, the person, and the room’s inspector', async () => {
    start(OPEN);
    const rail = await screen.findByRole('navigation', { name: 'Rooms' });
    expect(
      within(rail)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Plain', 'Fragile', 'Settings']);
    expect(within(rail).getByRole('link', { name: 'Plain' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByRole('button', { name: /Bridge study/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /Maya Okafor/ })).toBeTruthy();
    expect(await screen.findByRole('region', { name: 'Details' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Fold the inspector' }));
    expect(screen.queryByRole('region', { name: 'Details' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Open the inspector' }));
    expect(await screen.findByRole('region', { name: 'Details' })).toBeTruthy();
  });

  it('gives the study another name, and new studies another folder', async () => {
    const { asked } = start(OPEN);
    fireEvent.click(await screen.findByRole('button', { name: /Bridge study/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Rename the study' }));
    const dialog = await screen.findByRole('dialog', { name: 'Rename the study' });
    const name = within(dialog).getByLabelText('Name of the study');
    expect(name).toHaveProperty('value', 'Bridge study');
    fireEvent.change(name, { target: { value: ' The bridge ' } });
    fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
    await waitFor(() => expect(asked).toContainEqual(['study.rename', { title: 'The bridge' }]));
    act(() => navigate('settings'));
    const folder = await screen.findByLabelText('Folder for new studies');
    fireEvent.change(folder, { target: { value: '/elsewhere' } });
    fireEvent.submit(folder.closest('form') as HTMLFormElement);
    await waitFor(() => expect(asked).toContainEqual(['host.setFolder', { path: '/elsewhere' }]));
  });

  it('tells who works now when that was chosen in another window, and not when it was chosen here', async () => {
    const { asked, host } = start(OPEN);
    await screen.findByText('The first room');
    const works = (name: string) =>
      act(() => host.emit({ kind: 'state', state: { ...OPEN, person: { id: name, name } } }));
    act(() => void toast({ text: 'Proposed.', action: { label: 'Undo', run: vi.fn() } }));
    works('Tom Hale');
    // to take back is what one did oneself
    await waitFor(() => expect(screen.queryByText('Proposed.')).toBeNull());
    fireEvent.click(await screen.findByRole('button', { name: 'Change who is working' }));
    const dialog = await screen.findByRole('dialog', { name: 'Who is working?' });
    fireEvent.change(within(dialog).getByLabelText('Your name, or an alias'), {
      target: { value: 'Ines Ruiz' },
    });
    fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    act(() => clearToasts());
    works('Ines Ruiz');
    fireEvent.click(await screen.findByRole('button', { name: /Ines Ruiz/ }));
    expect(screen.queryByText(/is working now/)).toBeNull();
    // of several at one screen another takes over by one press
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Change who is working' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Ruth Bell' }));
    await waitFor(() => expect(asked).toContainEqual(['host.setPerson', { name: 'Ruth Bell' }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says that work is saved when a room fails, and tries again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    breaks = true;
    start(OPEN);
    await screen.findByText('The first room');
    act(() => navigate('fragile'));
    expect((await screen.findByRole('group', { name: /stopped working/ })).textContent).toContain(
      'Your work is saved',
    );
    expect(screen.getByRole('navigation', { name: 'Rooms' })).toBeTruthy();
    breaks = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The second room')).toBeTruthy();
  });

  it('finds and runs an action of the room from the palette, and by its key', async () => {
    start(OPEN);
    await screen.findByText('The first room');
    fireEvent.keyDown(document.body, { key: 'm' });
    expect(marked).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    const field = await screen.findByRole('combobox');
    fireEvent.change(field, { target: { value: 'mark' } });
    expect(screen.getAllByRole('option')[0]?.textContent).toContain('Mark a line');
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(marked).toHaveBeenCalledTimes(2));
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('keeps a lost connection in view until it is back', async () => {
    const { host } = start(OPEN);
    await screen.findByText('The first room');
    act(() => host.connection({ state: 'lost', message: 'Threadwork has stopped.' }));
    expect(await screen.findByText('Threadwork has stopped.')).toBeTruthy();
    expect(screen.getByText('Not saving at the moment')).toBeTruthy();
    act(() => host.connection({ state: 'up' }));
    await waitFor(() => expect(screen.queryByText('Threadwork has stopped.')).toBeNull());
  });

  it('runs what the desktop menu chose', async () => {
    const { host } = start(OPEN);
    await screen.findByText('The first room');
    act(() => host.emit({ kind: 'action', actionId: 'plain.mark' }));
    await waitFor(() => expect(marked).toHaveBeenCalledTimes(1));
  });
});
