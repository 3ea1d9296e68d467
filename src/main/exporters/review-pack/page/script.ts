/**
 * The pack's script, plain JavaScript that any browser of the last years runs, kept as text because it runs in
 * the reader's browser and never here. It reads its data from the page, asks for nothing outside it, and writes
 * two things: the browser's own storage, where that works for a file, and files the person saves.
 */
import { packStore } from './script-store.ts';
import { packView } from './script-view.ts';

export const packScript = `(function(){'use strict';\n${packStore}\n${packView}\n})();`;
