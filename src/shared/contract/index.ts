/** THE list of operations on an open study. */
import type { InputOf, OutputOf, ParsedOf } from './define.ts';
import { analysis } from './analysis.ts';
import { board } from './board.ts';
import { codes } from './codes.ts';
import { codings } from './codings.ts';
import { documents } from './documents.ts';
import { drafts } from './drafts.ts';
import { exports_ } from './exports.ts';
import { frame } from './frame.ts';
import { history } from './history.ts';
import { maps } from './maps.ts';
import { memos } from './memos.ts';
import { method } from './method.ts';
import { participants } from './participants.ts';
import { passes } from './passes.ts';
import { questions } from './questions.ts';
import { reading } from './reading.ts';
import { refine } from './refine.ts';
import { reviews } from './reviews.ts';
import { search } from './search.ts';
import { study } from './study.ts';
import { themes } from './themes.ts';

export const contract = {
  ...study,
  ...documents,
  ...participants,
  ...analysis,
  ...codes,
  ...codings,
  ...refine,
  ...themes,
  ...passes,
  ...questions,
  ...method,
  ...board,
  ...frame,
  ...memos,
  ...maps,
  ...search,
  ...history,
  ...reviews,
  ...reading,
  ...exports_,
  ...drafts,
};

export type StudyContract = typeof contract;
export type OpName = keyof StudyContract;
type OfKind<K> = { [N in OpName]: StudyContract[N]['kind'] extends K ? N : never }[OpName];
export type QueryName = OfKind<'query'>;
export type CommandName = OfKind<'command'>;
export type Input<N extends OpName> = InputOf<StudyContract[N]>;
export type Parsed<N extends OpName> = ParsedOf<StudyContract[N]>;
export type Output<N extends OpName> = OutputOf<StudyContract[N]>;
