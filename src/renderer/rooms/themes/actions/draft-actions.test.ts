import { describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../transport/client.ts';
import { useDrafts } from '../../../app/drafts.ts';
import { useThemes } from '../store.ts';
import { beginDraft, moveDraft } from './draft-actions.ts';

vi.mock('../../../ui/announce.ts', () => ({ announce: () => undefined }));

const levels = ['Domain', 'Finding', 'Strand'].map((name, position) => ({ id: name, name, position }));
const client = {
  call: (op: string) => Promise.resolve({ ok: true, value: op === 'theme.levels' ? levels : [] }),
} as unknown as Client;
const level = () => useThemes.getState().draft?.level;

describe('naming themes as in an outline', () => {
  it('goes to the level above at the top, and back to the usual one', async () => {
    beginDraft({ parentId: null, level: 1 });
    moveDraft(client, 'out');
    await expect.poll(level).toBe(0);
    // there is nothing higher
    moveDraft(client, 'out');
    moveDraft(client, 'in');
    await expect.poll(level).toBe(1);
    expect(useThemes.getState().draft?.parentId).toBe(null);
  });

  it('goes on with a name that was being typed when the program ended', () => {
    useDrafts.setState({ drafts: { 'themes.newTheme': 'Known by na' } });
    beginDraft({ parentId: null, level: 1 });
    expect(useThemes.getState().draft?.name).toBe('Known by na');
    beginDraft({ parentId: null, level: 1, name: 'Of codes chosen' });
    expect(useThemes.getState().draft?.name).toBe('Of codes chosen');
    useDrafts.setState({ drafts: {} });
  });
});
