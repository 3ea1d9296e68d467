/** Words the sentences of the history are made of. */
import type { Cell, TableName } from './patch.ts';

/** The text of a cell, empty when it holds none. */
export const text = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

const nouns: Record<TableName, [string, string]> = {
  study: ['study', 'studies'],
  setting: ['setting', 'settings'],
  person: ['person', 'people'],
  participant: ['participant', 'participants'],
  attribute: ['characteristic', 'characteristics'],
  attribute_value: ['value', 'values'],
  document: ['transcript', 'transcripts'],
  speaker: ['speaker', 'speakers'],
  code: ['code', 'codes'],
  coding: ['coding', 'codings'],
  theme_level: ['level', 'levels'],
  theme: ['theme', 'themes'],
  theme_code: ['code in a theme', 'codes in themes'],
  theme_quote: ['key quote', 'key quotes'],
  memo: ['memo', 'memos'],
  map: ['map', 'maps'],
  map_node: ['place on a map', 'places on a map'],
  map_link: ['link on a map', 'links on a map'],
  review_pack: ['review pack', 'review packs'],
  review_item: ['extract in a pack', 'extracts in a pack'],
  review_answer: ['answer', 'answers'],
  highlight: ['highlight', 'highlights'],
  read_mark: ['reading', 'readings'],
  question: ['guide question', 'guide questions'],
  question_mark: ['place of a question', 'places of questions'],
  media: ['recording', 'recordings'],
  pile: ['pile', 'piles'],
  card: ['card', 'cards'],
  sitting: ['sitting', 'sittings'],
  frame_version: ['version of the frame', 'versions of the frame'],
  proposal: ['proposal', 'proposals'],
  step_reason: ['reason', 'reasons'],
  code_merge: ['merged code', 'merged codes'],
  theme_merge: ['merged theme', 'merged themes'],
  finish_mark: ['finished transcript', 'finished transcripts'],
  look_again: ['second look', 'second looks'],
  map_item: ['item on a map', 'items on a map'],
  map_member: ['membership on a map', 'memberships on a map'],
  map_link_end: ['end of a link', 'ends of links'],
  map_base: ['state of a map', 'states of maps'],
  map_stage: ['stage of a map', 'stages of maps'],
  map_heir: ['heir of a theme', 'heirs of themes'],
  pass_mark: ['mark of a review', 'marks of a review'],
  pass_verdict: ['verdict', 'verdicts'],
  research_question: ['research question', 'research questions'],
  theme_question: ['theme under a research question', 'themes under research questions'],
  checklist_mark: ['point of the checklist', 'points of the checklist'],
  export_mark: ['file written', 'files written'],
};

/** `1 code`, `3 codes`: rows of a table, counted. */
export function counted(n: number, table: TableName): string {
  return `${n} ${nouns[table][n === 1 ? 0 : 1]}`;
}

/** At most so many characters of a quote on one line, 40 unless told, cut between words. */
export function shorten(quote: string, most = 40): string {
  const flat = quote.replace(/\s+/gu, ' ');
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 2);
  return `${cut.slice(0, Math.max(most / 2, cut.lastIndexOf(' ')))}…`;
}

/** Commands that save words while they are written: the steps of one stretch, kept under one group, are one to a person. */
const WRITING = new Set([
  'memo.create',
  'memo.update',
  'memo.remove',
  'code.update',
  'theme.update',
  'method.mark',
]);
/** Whether a command is one of those; see above. */
export const isWriting = (command: string): boolean => WRITING.has(command);
