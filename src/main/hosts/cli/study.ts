import type { Actor } from '../../../shared/contract/define.ts';
import type { DocumentFull } from '../../../shared/contract/documents.ts';
import { Refusal, type Result } from '../../../shared/contract/errors.ts';
import type { Input, OpName, Output } from '../../../shared/contract/index.ts';
import type { CoreHandle } from '../../services/core-handle.ts';
import { openCore } from '../../services/open-core.ts';

/** The value, or the failure thrown for the one place that prints it. */
export function need<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.failure.code, result.failure.message, result.failure.detail);
}

export type Call = <N extends OpName>(op: N, input: Input<N>) => Promise<Output<N>>;
interface Session {
  readonly core: CoreHandle;
  readonly actor: Actor;
  readonly call: Call;
}

/** Opens a study, works on it under the name given (if any), and closes it whatever happens. */
export async function withStudy<T>(
  path: string,
  { create, as }: { create?: { title: string }; as?: string | undefined },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const core = need(
    await openCore({ path, ...(create ? { create } : {}), personName: as ?? 'The command line' }),
  );
  try {
    let actor: Actor = { personId: null, connection: 'command-line' };
    if (as !== undefined)
      actor = { ...actor, personId: need(await core.call('person.ensure', { name: as }, actor)).id };
    const call: Call = async (op, input) => need(await core.call(op, input, actor));
    return await work({ core, actor, call });
  } finally {
    await core.close();
  }
}

/** A document by its id, its name, its file's name, or what stands in references to it ("P7", "7b", "d3"). */
export async function findDocument(call: Call, wanted: string | undefined): Promise<DocumentFull> {
  if (wanted === undefined) throw new Refusal('invalid', 'Name the transcript: its id, its name, or P7.');
  const all = await call('document.list', {});
  const plain = wanted.toLowerCase();
  const found =
    all.find((d) => d.id === wanted) ??
    all.find((d) => d.name.toLowerCase() === plain || d.originalName.toLowerCase() === plain) ??
    all.find((d) => d.referenceKey.toLowerCase() === plain.replace(/^[p#]/u, ''));
  if (!found) throw new Refusal('not-found', `There is no transcript ${wanted} in this study.`);
  return call('document.get', { id: found.id });
}

/** Things of a study that are named on the command line by their id or by what they are called. */
const named = {
  version: {
    list: (call: Call) => call('frame.list', {}),
    missing: (wanted: string) => `There is no version ${wanted} of the coding frame in this study.`,
  },
  characteristic: {
    list: async (call: Call) => (await call('participant.table', {})).attributes,
    missing: (wanted: string) => `There is no characteristic ${wanted} in this study.`,
  },
  question: {
    list: (call: Call) => call('researchQuestion.list', {}),
    missing: (wanted: string) => `There is no research question ${wanted} in this study.`,
  },
  theme: {
    list: (call: Call) => call('theme.list', {}),
    missing: (wanted: string) => `There is no theme ${wanted} in this study.`,
  },
} as const;

/** The id of a thing of this kind by its id or its name. */
export async function findId(call: Call, kind: keyof typeof named, wanted: string): Promise<string> {
  const rows: readonly { id: string; name: string }[] = await named[kind].list(call);
  const plain = wanted.toLowerCase();
  const found = rows.find((row) => row.id === wanted) ?? rows.find((row) => row.name.toLowerCase() === plain);
  if (!found) throw new Refusal('not-found', named[kind].missing(wanted));
  return found.id;
}
