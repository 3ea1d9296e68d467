// Answers with thousands of rows come in a shorter form, and are opened where they arrive.
import type { Input, Output, QueryName } from '../../shared/contract/index.ts';
import { unpackCodings, type CodingColumns } from '../../shared/domain/codebook/columns.ts';
import type { Client } from '../transport/client.ts';
import type { Result } from '../../shared/contract/errors.ts';

/** Asks a query, in the shorter form where it has one; the answer is the same. */
export async function ask(
  client: Client,
  op: QueryName,
  input: Input<QueryName>,
): Promise<Result<Output<QueryName>>> {
  if (op !== 'coding.byDocument') return client.call(op, input);
  const { documentId } = input as Input<'coding.byDocument'>;
  const answer: Result<CodingColumns> = await client.call('coding.columns', { documentId });
  return answer.ok ? { ok: true, value: unpackCodings(documentId, answer.value) } : answer;
}
