export { CodePicker, type CodePickerProps, type PickerPlace } from './code-picker.tsx';
export { rankCodes, type Rankable, type Ranked } from './rank.ts';
