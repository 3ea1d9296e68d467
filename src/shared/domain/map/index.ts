/** The thematic map: themes in, a scene out, the scene as a figure, and the words and checks that go with it. */
export * from './input.ts';
export * from './types.ts';
export { buildScene } from './scene.ts';
export { sceneToSvg, itemToSvg, xmlText, FONT_STACK, type FigureFonts, type SvgOptions } from './svg.ts';
export { LINK_SIGNS, spokenEntry } from './outline.ts';
export { figureTitle, shortAltText, longDescription, wordCount } from './alt-text.ts';
export {
  preflight,
  type PreflightFix,
  type PreflightId,
  type PreflightLine,
  type PreflightWords,
  type WordsOf,
} from './preflight.ts';
export { heightOf, mended, mendFor, mendSentence, mendSteps, type Mend } from './mend.ts';
export { isApart, isGrey, paletteOf } from './colour.ts';
export { seenAs, VISION_MATRICES, VISIONS, type Vision } from './vision.ts';
export { changedSince, factsOf, type MapFacts } from './facts.ts';
export { checkScene, type Fault } from './check-scene.ts';
export { MIN_WIDTH_MM, MAX_WIDTH_MM } from './style.ts';
export { missingGlyphs } from './font/metrics.ts';
export { sizedSentence } from './sized.ts';
export { layoutFor } from './structure.ts';
export { itemBox } from './item-box.ts';
export {
  FIGURE_HEIGHTS,
  FIGURE_SIZES,
  figureSizeOf,
  MAX_HEIGHT_MM,
  MIN_HEIGHT_MM,
  tallestFor,
  type FigureSize,
} from './sizes.ts';
export { buildStages } from './stages/figure.ts';
export type { StagesOptions } from './stages/plan.ts';
export {
  changeSentences,
  compareStages,
  invertDiff,
  stageDiff,
  type Heirs,
  type StageChange,
  type StageMap,
} from './stages/diff.ts';
export { comparisonText } from './stages/words.ts';
