// Showing one extract of a code as its typical or borderline example, from wherever extracts are.
import type { CodeView, ExampleKind } from '../../../shared/contract/codes.ts';
import { valueOrTell } from '../../app/tell.ts';
import type { Client } from '../../transport/client.ts';
import { doneToast } from '../consequences-dialog/index.ts';

/** What has to be known of a code to choose its examples. */
type ExampledCode = Pick<CodeView, 'id' | 'name' | 'typicalCodingId' | 'borderlineCodingId'>;

/** Which example of its code a coding is, if any. */
export function exampleKindOf(code: ExampledCode | undefined, codingId: string): ExampleKind | null {
  if (code?.typicalCodingId === codingId) return 'typical';
  return code?.borderlineCodingId === codingId ? 'borderline' : null;
}

/** Makes a coding the example of its code; asked again, it is one no more. */
export async function toggleExample(
  client: Client,
  code: ExampledCode,
  kind: ExampleKind,
  codingId: string,
  reference: string,
): Promise<void> {
  const isOff = exampleKindOf(code, codingId) === kind;
  const done = await client.call('code.setExample', {
    id: code.id,
    kind,
    codingId: isOff ? null : codingId,
  });
  if (valueOrTell(done) === undefined) return;
  await doneToast(
    client,
    isOff
      ? `${reference} is no longer the ${kind} example of ${code.name}.`
      : `${reference} is now the ${kind} example of ${code.name}.`,
  );
}

/** Takes an example away, whatever it was. */
export async function clearExample(client: Client, code: CodeView, kind: ExampleKind): Promise<void> {
  const done = await client.call('code.setExample', { id: code.id, kind, codingId: null });
  if (valueOrTell(done) !== undefined) await doneToast(client, `${code.name} has no ${kind} example now.`);
}
