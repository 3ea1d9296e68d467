import type { Question } from '../../app/room.ts';

/**
 * Everything the page of a transcript is drawn from. Names and colours come first: they are few, and the page is then drawn
 * once.
 */
export const transcriptQuestions = (documentId: string): readonly Question[] => [
  ['document.list', {}],
  ['code.list', {}],
  ['person.list', {}],
  ['document.get', { id: documentId }],
  ['coding.byDocument', { documentId }],
];
