/** Commands about the study file itself. */
import { statSync } from 'node:fs';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { createBackups, listBackups, restoreStudy } from '../../../services/backups.ts';
import { writeSample } from '../../../services/sample/write-sample.ts';
import { fullPath } from '../arguments.ts';
import { need, withStudy } from '../study.ts';
import { file, type Commands } from '../command.ts';

export const studyCommands: Commands = {
  new: {
    usage: 'new FILE [--title TITLE]',
    about: 'makes an empty study',
    options: ['title'],
    run: async (args) => {
      const path = file(args);
      const title =
        args.text('title') ??
        path
          .split(/[\\/]/u)
          .at(-1)
          ?.replace(/\.threadwork$/iu, '') ??
        'Study';
      return withStudy(path, { create: { title } }, async () => ({
        json: { path, title },
        lines: [`Made ${path}.`],
      }));
    },
  },
  sample: {
    usage: 'sample FILE',
    about: 'writes the sample study: twelve invented interviews, coded and mapped',
    options: [],
    run: async (args) => {
      const path = file(args);
      need(await writeSample(path));
      return {
        json: { path, fileBytes: statSync(path).size },
        lines: [`Wrote the sample study to ${path}.`],
      };
    },
  },
  info: {
    usage: 'info FILE',
    about: 'says what is in a study',
    options: [],
    run: async (args) => {
      const path = file(args);
      return withStudy(path, {}, async ({ call }) => {
        const info = await call('study.info', {});
        const json = { ...info, fileBytes: statSync(path).size };
        return { json, lines: Object.entries(json).map(([key, value]) => `${key}: ${String(value)}`) };
      });
    },
  },
  check: {
    usage: 'check FILE',
    about: 'looks the whole file over',
    options: [],
    run: async (args) =>
      withStudy(file(args), {}, async ({ call }) => {
        const report = await call('study.check', {});
        return {
          json: report,
          lines: report.ok ? ['All is well.'] : report.problems,
          code: report.ok ? 0 : 1,
        };
      }),
  },
  backup: {
    usage: 'backup FILE',
    about: 'makes a backup beside the study, unless nothing has changed since the last',
    options: [],
    run: async (args) => {
      const path = file(args);
      return withStudy(path, {}, async ({ core }) => {
        const made = need(await createBackups({ core, scheduled: false }).now());
        const newest = made?.path ?? listBackups(path)[0]?.path ?? '';
        return {
          json: { path: newest, made: made !== null },
          lines: [made ? `Backed up to ${newest}.` : `Nothing has changed since ${newest}.`],
        };
      });
    },
  },
  restore: {
    usage: 'restore FILE [--from N|PATH]',
    about: 'lists the backups of a study, or puts one back after backing up what is there',
    options: ['from'],
    run: async (args) => {
      const path = file(args);
      const backups = listBackups(path);
      const from = args.text('from');
      if (from === undefined) {
        return {
          json: { backups },
          lines:
            backups.length === 0
              ? ['There are no backups.']
              : backups.map((b) => `${b.number}  ${b.at}  ${b.bytes} bytes  ${b.path}`),
        };
      }
      const chosen = /^\d+$/u.test(from) ? backups[Number(from) - 1]?.path : fullPath(from);
      if (chosen === undefined)
        throw new Refusal(
          'invalid',
          `There is no backup number ${from}; there ${backups.length === 1 ? 'is 1' : `are ${backups.length}`}.`,
        );
      const { saved } = need(await restoreStudy(path, chosen));
      return {
        json: { restored: chosen, saved },
        lines: [`Restored ${chosen}.`, ...(saved ? [`What was there is kept in ${saved}.`] : [])],
      };
    },
  },
  serve: {
    usage: 'serve [FILE] [--port N] [--folder PATH] [--no-open]',
    about: 'opens the program in a browser tab on this computer',
    options: ['port', 'no-open', 'folder'],
    run: async (args) => {
      const { serve } = await import('../../web/serve.ts');
      const [path] = args.rest;
      const port = args.number('port', 0);
      const folder = args.text('folder');
      const serving = need(
        await serve({
          open: !args.flags.has('no-open'),
          ...(path === undefined ? {} : { file: fullPath(path) }),
          ...(port === undefined ? {} : { port }),
          ...(folder === undefined ? {} : { folder: fullPath(folder) }),
          onReady: (address: string) =>
            process.stdout.write(
              args.flags.has('json') ? `${JSON.stringify({ address })}\n` : `Threadwork is at ${address}\n`,
            ),
        }),
      );
      await serving.closed;
      return { json: undefined, lines: [] };
    },
  },
};
