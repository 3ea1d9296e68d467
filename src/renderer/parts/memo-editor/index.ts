export { MemoEditor, type MemoEditorHandle, type MemoEditorProps } from './memo-editor.tsx';
export { MemoList, type MemoListHandle, type MemoListProps } from './memo-list.tsx';
export { deleteMemo } from './delete-memo.ts';
export { PlacesNamed, ReferenceText, useReferences, type ReferenceGuide } from './references.tsx';
export { firstWords, shortDay, writtenBy } from './wording.ts';
