// A codebook from elsewhere: chosen or dropped, read for its preview, then taken in.
import type { Input } from '../../../../shared/contract/index.ts';
import type { ComparedCode } from '../../../../shared/domain/codebook/incoming-compare.ts';
import { run, sayFailure } from '../../../parts/run/run.ts';
import { count } from '../../../app/words.ts';
import { asOneFile, type Client } from '../../../transport/client.ts';
import type { DroppedFile } from '../../../ui/index.ts';
import { askForFile } from '../../../ui/ask-for-file.ts';
import { useCodebook } from '../store.ts';

/** Reads a file that was chosen or dropped, for its preview; says in a sentence what is wrong with a bad one. */
export async function readCodebookFile(client: Client, files: readonly DroppedFile[]): Promise<void> {
  const file = files[0]?.file;
  if (!file) return;
  if (files.length > 1) return sayFailure('Only one codebook can be taken in at a time. Drop one file.');
  const sent = await client.sendFiles([file]);
  if (!sent.ok) return sayFailure(sent.failure.message);
  const [one] = sent.value;
  if (!one) return;
  const read = await client.host('host.readCodebook', asOneFile(one));
  if (!read.ok) return sayFailure(read.failure.message);
  if (read.value) useCodebook.getState().set({ incoming: { name: file.name, tables: read.value.tables } });
}

/** Asks for a file, by the browser's own chooser in both windows. */
export async function chooseCodebookFile(client: Client): Promise<void> {
  const file = await askForFile('.csv,.tsv,.xlsx,.docx');
  if (file) await readCodebookFile(client, [{ file, path: file.name }]);
}

/** `12 codes and 3 headings`. */
export function codesInWords(codes: readonly { isHeading: boolean }[]): string {
  const headings = codes.filter((code) => code.isHeading).length;
  const parts = [
    ...(headings < codes.length ? [count(codes.length - headings, 'code')] : []),
    ...(headings > 0 ? [count(headings, 'heading')] : []),
  ];
  return parts.length > 0 ? parts.join(' and ') : count(0, 'code');
}

type TakenIn = Input<'code.takeIn'>['codes'][number];

/** A row of the preview as the core takes it. */
function asTaken({ code, id }: ComparedCode, isChange: boolean): TakenIn {
  const { row: _row, colour, ...texts } = code;
  return {
    ...texts,
    isChange,
    ...(id === null ? {} : { id }),
    ...(colour === null ? {} : { colour }),
  };
}

/** Takes in what was ticked; what is there and not ticked goes along only as the place of codes under it. */
export async function takeIn(
  client: Client,
  compared: readonly ComparedCode[],
  isTicked: (one: ComparedCode) => boolean,
  fileName: string,
): Promise<boolean> {
  const codes = compared
    .filter((one) => one.status !== 'new' || isTicked(one))
    .map((one) => asTaken(one, one.status === 'differs' && isTicked(one)));
  if (codes.length === 0) return false;
  const added = compared.filter((one) => one.status === 'new' && isTicked(one)).map(({ code }) => code);
  const done = await run(client, 'code.takeIn', { codes }, (value) => {
    const parts = [
      value.added > 0 ? `${codesInWords(added)} added` : '',
      value.changed > 0 ? `${value.changed} changed` : '',
    ].filter((part) => part !== '');
    return `Taken in from ${fileName}: ${parts.length > 0 ? parts.join(', ') : 'nothing new'}.`;
  });
  return done !== undefined;
}
