export { MethodNotices } from './notices.tsx';
export { MethodQuestion } from './question.tsx';
export { MethodDialog } from './method-dialog.tsx';
export { useMethod } from './use-method.ts';
