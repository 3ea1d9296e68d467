import type { StudyContract } from '../../shared/contract/index.ts';
import type { Handlers } from './context.ts';
import { analysisHandlers } from './analysis/handlers.ts';
import { boardHandlers } from './board/handlers.ts';
import { codeHandlers } from './codes/handlers.ts';
import { documentHandlers } from './documents/handlers.ts';
import { draftHandlers } from './drafts/handlers.ts';
import { exportHandlers } from './exports/handlers.ts';
import { frameHandlers } from './frame/handlers.ts';
import { historyHandlers } from './history/handlers.ts';
import { mapHandlers } from './maps/handlers.ts';
import { memoHandlers } from './memos/handlers.ts';
import { methodHandlers } from './method/handlers.ts';
import { participantHandlers } from './participants/handlers.ts';
import { passHandlers } from './passes/handlers.ts';
import { readingHandlers } from './reading/handlers.ts';
import { refineHandlers } from './refine/handlers.ts';
import { reviewHandlers } from './reviews/handlers.ts';
import { searchHandlers } from './search/handlers.ts';
import { studyHandlers } from './study/handlers.ts';
import { themeHandlers } from './themes/handlers.ts';
import { questionHandlers } from './themes/questions.ts';

/** Every operation of the contract and who answers it; leaving one out does not compile. */
export const handlers: Handlers<StudyContract> = {
  ...studyHandlers,
  ...documentHandlers,
  ...participantHandlers,
  ...analysisHandlers,
  ...codeHandlers,
  ...refineHandlers,
  ...themeHandlers,
  ...passHandlers,
  ...questionHandlers,
  ...methodHandlers,
  ...boardHandlers,
  ...frameHandlers,
  ...memoHandlers,
  ...mapHandlers,
  ...searchHandlers,
  ...historyHandlers,
  ...readingHandlers,
  ...reviewHandlers,
  ...exportHandlers,
  ...draftHandlers,
};
