// Answers with thousands of rows come in a shorter form, and are opened where they arrive.
import type { Result } from '../../shared/contract/errors.ts';
import type { Input, Output, QueryName } from '../../shared/contract/index.ts';
import { unpackCodings } from '../../shared/domain/codebook/columns.ts';
import { unpackLayout } from '../../shared/domain/text/layout-columns.ts';
import type { Client } from '../transport/client.ts';

const opened = <T, U>(answer: Result<T>, open: (value: T) => U): Result<U> =>
  answer.ok ? { ...answer, value: open(answer.value) } : answer;

/** Asks a query, in the shorter form where it has one; the answer is the same. */
export async function ask(
  client: Client,
  op: QueryName,
  input: Input<QueryName>,
): Promise<Result<Output<QueryName>>> {
  if (op === 'coding.byDocument') {
    const { documentId } = input as Input<'coding.byDocument'>;
    const answer = await client.call('coding.columns', { documentId });
    return opened(answer, (columns) => unpackCodings(documentId, columns));
  }
  if (op === 'document.get') {
    const answer = await client.call('document.columns', input as Input<'document.get'>);
    return opened(answer, ({ layout, ...rest }) => ({ ...rest, layout: unpackLayout(layout) }));
  }
  return client.call(op, input);
}
