/** Commands about codebooks and review packs that come and go. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { exportRequest } from '../../../../shared/contract/host.ts';
import { runExport } from '../../../services/export-job.ts';
import { parseAnswers } from '../../../exporters/review-pack/answers.ts';
import { fullPath } from '../arguments.ts';
import { codebookIn } from '../codebook-in.ts';
import { need, withStudy } from '../study.ts';
import { file, many, writeOut, outPath, type Commands } from '../command.ts';

export const exchangeCommands: Commands = {
  'codebook-in': {
    usage: 'codebook-in FILE CODEBOOK [--as NAME]',
    about: 'adds the codes of a CSV, XLSX or Word codebook that are not there yet',
    options: ['as'],
    run: async (args) => {
      const [, codebook] = args.rest;
      if (codebook === undefined) throw new Refusal('invalid', 'Name the codebook file.');
      return withStudy(file(args), { as: args.text('as') }, async ({ call }) => {
        const taken = await codebookIn(resolve(fullPath(codebook)), call);
        return {
          json: taken,
          lines: [
            `${many(taken.added, 'code')} added, ${taken.same + taken.differs} there already${taken.differs > 0 ? `, ${taken.differs} of them with other words, left as they are` : ''}.`,
            ...taken.remarks,
          ],
        };
      });
    },
  },
  'review-pack': {
    usage: 'review-pack FILE --codes ID,... --out PACK.html [--per-code N] [--title TITLE] [--as NAME]',
    about: 'writes one file for co-researchers to review extracts in',
    options: ['codes', 'out', 'per-code', 'title', 'as'],
    run: async (args) => {
      const out = outPath(args);
      const asked = (args.text('codes') ?? '')
        .split(',')
        .map((s) => s.trim())
        .filter((s) => s !== '');
      if (asked.length === 0) throw new Refusal('invalid', 'Say which codes: --codes ID,...');
      return withStudy(file(args), { as: args.text('as') }, async ({ core, actor, call }) => {
        const all = await call('code.list', {});
        const codeIds = asked.map((a) => {
          const found =
            all.find((c) => c.id === a) ?? all.find((c) => c.name.toLowerCase() === a.toLowerCase());
          if (!found) throw new Refusal('not-found', `There is no code ${a} in this study.`);
          return found.id;
        });
        const perCode = args.number('per-code', 1);
        const pack = {
          codeIds,
          ...(perCode === undefined ? {} : { perCode }),
          ...(args.text('title') ? { title: args.text('title') } : {}),
        };
        const { bytes } = need(
          await runExport(core, exportRequest.parse({ what: 'review-pack', format: 'html', pack }), actor),
        );
        writeOut(out, bytes);
        const [made] = await call('review.packs', {});
        return {
          json: {
            path: out,
            packId: made?.packId,
            items: made?.items,
            codes: codeIds.length,
            bytes: bytes.length,
          },
          lines: [`Wrote ${many(made?.items ?? 0, 'extract')} to ${out}.`],
        };
      });
    },
  },
  'import-review': {
    usage: 'import-review FILE ANSWERS [--as NAME]',
    about: "takes in a reviewer's answers",
    options: ['as'],
    run: async (args) => {
      const [, answers] = args.rest;
      if (answers === undefined) throw new Refusal('invalid', 'Name the answers file.');
      let bytes: Buffer;
      try {
        bytes = readFileSync(fullPath(answers));
      } catch {
        throw new Refusal('not-found', `There is no file at ${resolve(fullPath(answers))}.`);
      }
      const parsed = parseAnswers(bytes);
      if (!parsed.ok) throw new Refusal('refused', parsed.reason);
      return withStudy(file(args), { as: args.text('as') }, async ({ call }) => {
        const taken = await call('review.takeIn', parsed.answers);
        return {
          json: taken,
          lines: [
            `${taken.reviewer}: ${many(taken.added, 'new answer')}, ${taken.changed} changed, ${taken.same} the same.`,
          ],
        };
      });
    },
  },
};
