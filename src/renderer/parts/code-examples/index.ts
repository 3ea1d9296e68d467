export { CodeExamples } from './code-examples.tsx';
export { clearExample, exampleKindOf, toggleExample } from './set-example.ts';
