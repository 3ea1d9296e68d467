export * from './code-rows.tsx';
export * from './codes-drag.ts';
