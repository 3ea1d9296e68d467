export { askConsequences } from './ask-consequences.ts';
export { doneToast } from './done-toast.ts';
