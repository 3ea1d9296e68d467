// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { DataSource } from '../../data/use-query.ts';
import { codebookActions } from './use-codebook-actions.ts';
import { buildTree } from './tree-data.ts';

describe('codebookActions', () => {
  it('offers nothing that writes while the study is open for reading only', () => {
    const code = { id: 'a', parentId: null, name: 'gloves', isHeading: false, codings: 0, retired: null };
    const chosen = buildTree([code as CodeView], undefined);
    const none = () => undefined;
    const enabled = (isReadOnly: boolean) =>
      codebookActions({
        data: {} as DataSource,
        isReadOnly,
        chosen,
        rename: none,
        parents: null,
        fold: none,
        focusFilter: none,
        focusTree: none,
      })
        .filter((action) => action.isEnabled?.() !== false)
        .map((action) => action.id.replace('codebook.', ''));
    expect(enabled(false)).toEqual(expect.arrayContaining(['rename', 'retire', 'frame.propose', 'takeIn']));
    expect(enabled(true).filter((id) => !id.startsWith('sort.'))).toEqual([
      'definition',
      'extracts',
      'showRetired',
      'find',
      'view',
      'exportDocx',
      'exportCsv',
    ]);
  });
});
