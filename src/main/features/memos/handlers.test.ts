import { describe, expect, it } from 'vitest';
import { createTestStudy } from '../../../../tests/helpers/study.ts';

const empty = { targetKind: 'none', targetId: null } as const;

describe('memos', () => {
  it('takes back one stretch of writing in one undo, and says so in one sentence', () => {
    const study = createTestStudy();
    try {
      const { id } = study.call('memo.create', {
        kind: 'journal',
        ...empty,
        title: '',
        body: '{}',
        text: 'I was tired',
        session: 'one',
      });
      study.call('memo.update', { id, text: 'I was tired and it showed', session: 'one' });
      study.call('memo.update', { id, title: 'After the third visit', session: 'one' });
      study.call('memo.update', { id, title: 'After the fourth visit', session: 'two' });

      expect(study.call('history.undo', {}).sentence).toBe('Changed a journal entry');
      expect(study.call('memo.list', {})[0]?.title).toBe('After the third visit');
      expect(study.call('history.undo', {}).sentence).toBe('Wrote a journal entry');
      expect(study.call('memo.list', {})).toEqual([]);
      expect(study.call('history.redo', {}).sentence).toBe('Wrote a journal entry');
      expect(study.call('memo.list', {})[0]).toMatchObject({
        title: 'After the third visit',
        text: 'I was tired and it showed',
      });
    } finally {
      study.close();
    }
  });
  it('writes no history for an update that changes nothing', () => {
    const study = createTestStudy();
    try {
      const { id } = study.call('memo.create', { kind: 'memo', ...empty, title: 'A', body: '', text: 'b' });
      const before = study.call('history.list', {}).length;
      study.call('memo.update', { id, title: 'A', text: 'b' });
      expect(study.call('history.list', {})).toHaveLength(before);
    } finally {
      study.close();
    }
  });
});
