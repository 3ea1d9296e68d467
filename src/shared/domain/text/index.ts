export * from './anchor.ts';
export * from './lanes.ts';
export * from './lines.ts';
export * from './offsets.ts';
export * from './references.ts';
export * from './segments.ts';
export * from './types.ts';
export * from './words.ts';
