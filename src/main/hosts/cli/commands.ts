import type { Commands } from './command.ts';
import { studyCommands } from './commands/study.ts';
import { transcriptsCommands } from './commands/transcripts.ts';
import { exportCommands } from './commands/export.ts';
import { historyCommands } from './commands/history.ts';
import { exchangeCommands } from './commands/exchange.ts';

/** All commands, in the order the help lists them. */
export const commands: Commands = {
  ...studyCommands,
  ...transcriptsCommands,
  ...exportCommands,
  ...exchangeCommands,
  ...historyCommands,
};
