export { CodeFinder } from './code-finder.tsx';
export { codeTarget, offerCodeTarget, type CodeTarget } from './target.ts';
