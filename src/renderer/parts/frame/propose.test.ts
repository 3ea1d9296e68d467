import { describe, expect, it } from 'vitest';
import type { CodeView } from '../../../shared/contract/codes.ts';
import { changeOf } from './propose.ts';

const draft = { kind: null, codeIds: ['a'], name: '', parentId: null, isPlaced: false };
const empty = { name: '', definition: '', useWhen: '', doNotUseWhen: '', names: '', reason: '' };

describe('changeOf', () => {
  it('proposes only the words that were changed, so that accepting it leaves the others as they are by then', () => {
    const code = { definition: 'Time between.', useWhen: 'Asked.', doNotUseWhen: '' } as CodeView;
    const same = { ...empty, definition: 'Time between.', useWhen: 'Asked.' };
    expect(changeOf('redefine', draft, same, code)).toBe(null);
    expect(changeOf('redefine', draft, { ...same, useWhen: '' }, code)).toEqual({
      kind: 'redefine',
      codeId: 'a',
      useWhen: '',
    });
  });
});
