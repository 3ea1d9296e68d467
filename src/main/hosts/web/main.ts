/** Entry of the local web host: `node out/main/web.js [FILE] [--port N] [--no-open] [--folder PATH]`. */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { serve } from './serve.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string' },
    folder: { type: 'string' },
    'no-open': { type: 'boolean' },
  },
});
/** Paths are meant from where the command was typed, which npm remembers here. */
const here = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
const port = values.port === undefined ? 0 : Number(values.port);
const leave = (sentence: string): never => {
  console.error(sentence);
  process.exit(2);
};
if (!Number.isInteger(port) || port < 0 || port > 65_535) leave('A port is a number from 0 to 65535.');

const file = positionals[0];
const serving = await serve({
  ...(file === undefined ? {} : { file: here(file) }),
  ...(values.folder === undefined ? {} : { folder: here(values.folder) }),
  port,
  open: values['no-open'] !== true,
  onReady: (address) => console.log(`Threadwork is open at ${address}`),
});
if (!serving.ok) leave(serving.failure.message);
else {
  await serving.value.closed;
  process.exit(0);
}
