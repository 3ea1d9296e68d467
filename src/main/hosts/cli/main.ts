/** The `threadwork` command: reads its arguments, runs one command, prints, and says by its exit code how it went. */
import { Refusal } from '../../../shared/contract/errors.ts';
import { VERSION } from '../../services/version.ts';
import { readArguments } from './arguments.ts';
import { commands } from './commands.ts';

const help = (): string =>
  [
    `Threadwork ${VERSION}: thematic analysis of interview transcripts, offline.`,
    '',
    ...Object.values(commands).flatMap((c) => [`  threadwork ${c.usage}`, `      ${c.about}`]),
    '',
    'Every command takes --json (one JSON document on standard output). Exit code 0: all is well;',
    '1: part of the work failed; 2: a wrong call or a study that cannot be used.',
  ].join('\n');

async function main(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv);
  if (args.flags.has('version')) {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  if (args.flags.has('help') || args.command === '' || args.command === 'help') {
    process.stdout.write(`${help()}\n`);
    return args.command === '' && !args.flags.has('help') ? 2 : 0;
  }
  const command = Object.hasOwn(commands, args.command) ? commands[args.command] : undefined;
  if (!command)
    throw new Refusal('invalid', `There is no command ${args.command}. threadwork --help lists them.`);
  for (const flag of args.flags) {
    if (flag !== 'json' && !command.options.includes(flag))
      throw new Refusal('invalid', `${args.command} does not take --${flag}: threadwork ${command.usage}.`);
  }
  const outcome = await command.run(args);
  if (args.flags.has('json')) {
    if (outcome.json !== undefined) process.stdout.write(`${JSON.stringify(outcome.json)}\n`);
  } else if (outcome.raw !== undefined) process.stdout.write(outcome.raw);
  else if (outcome.lines.length > 0) process.stdout.write(`${outcome.lines.join('\n')}\n`);
  return outcome.code ?? 0;
}

// A reader that stops early (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(
    `${error instanceof Refusal ? error.message : `That did not work: ${(error as Error).message}`}\n`,
  );
  process.exitCode = 2;
}
