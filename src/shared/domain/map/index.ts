/** The thematic map: themes in, a scene out, and the scene as a figure. */
export * from './types.ts';
export { buildScene } from './scene.ts';
export { sceneToSvg, itemToSvg, type FigureFonts, type SvgOptions } from './svg.ts';
export { spokenEntry } from './outline.ts';
