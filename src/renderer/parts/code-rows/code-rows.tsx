// The plain list of codes beside a tree, a table or a map: chosen by keys, found by words, carried over.
import type { CodeView } from '../../../shared/contract/codes.ts';
import { Tree, type TreeProps } from '../../ui/index.ts';
import { inTreeOrder } from '../choose-dialog/choices.tsx';
import { CODES_DRAG } from './codes-drag.ts';

/** The codes one works with, in tree order: no headings, none that is retired. */
export const codesInUse = (codes: readonly CodeView[]): CodeView[] =>
  inTreeOrder(codes)
    .map(({ row }) => row)
    .filter((code) => !code.isHeading && code.retired === null);

/** What was typed to find a code, word by word, in small letters. */
export const wordsIn = (query: string): string[] => query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);

/** Whether a code's name and definition have all the words of `wordsIn`. */
export function hasWords(code: CodeView, words: readonly string[]): boolean {
  const text = `${code.name} ${code.definition}`.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

const keyOf = (code: CodeView) => code.id;
const nameOf = (code: CodeView) => code.name;
const NO_CHILDREN: readonly CodeView[] = [];
const childrenOf = () => NO_CHILDREN;

type Own = 'roots' | 'getKey' | 'getChildren' | 'getText' | 'selectionMode' | 'selectOnMove' | 'dragType';
interface CodeRowsProps extends Omit<TreeProps<CodeView>, Own> {
  codes: readonly CodeView[];
}

/** Codes one under another, none inside another; several can be chosen and carried. */
export function CodeRows({ codes, ...rest }: CodeRowsProps) {
  return (
    <Tree<CodeView>
      {...rest}
      roots={codes}
      getKey={keyOf}
      getChildren={childrenOf}
      getText={nameOf}
      selectionMode="multiple"
      selectOnMove
      dragType={CODES_DRAG}
    />
  );
}
