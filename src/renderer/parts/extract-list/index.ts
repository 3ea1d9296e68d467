export { ExtractList } from './extract-list.tsx';
export { openExtract, quoteWithReference } from './extract-actions.tsx';
export { usePeopleGroups, type GroupMark } from './use-people-groups.ts';
export type { ExtractListHandle, ExtractListProps, ExtractQuery } from './types.ts';
export { fromWord, OneExtract, toWord } from './one-extract.tsx';
export { indexInput, itemsOf, useExtract, type ExtractItem, type KnownExtracts } from './use-extracts.ts';
export { documentsOf, whoOfGroup } from './who.ts';
