export { GlobalHistoryActions } from './global-history.tsx';
export { HistoryPanel } from './history-panel.tsx';
export { showHistory, takeStep, useHistoryPanel } from './steps.ts';
