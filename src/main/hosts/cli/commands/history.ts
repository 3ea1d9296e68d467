/** Commands about what was done. */
import { Refusal } from '../../../../shared/contract/errors.ts';
import { withStudy } from '../study.ts';
import { file, type Commands, type Command } from '../command.ts';

export const historyCommands: Commands = {
  undo: steps('undo', 'takes back the last step, whoever made it'),
  redo: steps('redo', 'does again what was undone last'),
  history: {
    usage: 'history FILE [--limit N]',
    about: 'says what was done, by whom and when, newest first',
    options: ['limit'],
    run: async (args) =>
      withStudy(file(args), {}, async ({ call }) => {
        const entries = await call('history.list', { limit: args.number('limit', 1) ?? 1000 });
        return {
          json: entries,
          lines: entries.map(
            (e) =>
              `${e.at.slice(0, 16).replace('T', ' ')}  ${e.person}: ${e.kind === 'do' ? '' : `${e.kind}: `}${e.sentence}`,
          ),
        };
      }),
  },
};

/** Steps of the history one way or the other, as many as are asked for or there are. */
function steps(way: 'undo' | 'redo', about: string): Command {
  const done = way === 'undo' ? 'undone' : 'redone';
  const said = way === 'undo' ? 'Undone' : 'Done again';
  return {
    usage: `${way} FILE [--steps N] [--as NAME]`,
    about,
    options: ['steps', 'as'],
    run: async (args) =>
      withStudy(file(args), { as: args.text('as') }, async ({ call }) => {
        const made: { sentence: string; person: string }[] = [];
        const most = args.number('steps', 1) ?? 1;
        while (made.length < most && (await call('history.state', { whose: 'anyone' }))[way] !== null) {
          const { sentence, person } = await call(`history.${way}`, { whose: 'anyone' });
          made.push({ sentence, person });
        }
        if (made.length === 0) throw new Refusal('refused', `There is nothing to ${way}.`);
        return {
          json: { [done]: made },
          lines: made.map((step) => `${said}: ${step.sentence} (${step.person}).`),
        };
      }),
  };
}
