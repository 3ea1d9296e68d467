// What is done with research questions. Each says why it was not, when it was not.
import { valueOrTell } from '../../../app/tell.ts';
import { askConsequences, doneToast } from '../../../parts/consequences-dialog/index.ts';
import type { Client } from '../../../transport/client.ts';

export async function addQuestion(client: Client, name: string): Promise<string | null> {
  return valueOrTell(await client.call('researchQuestion.create', { name }))?.id ?? null;
}
export async function renameQuestion(client: Client, id: string, name: string): Promise<void> {
  valueOrTell(await client.call('researchQuestion.rename', { id, name }));
}
export async function moveQuestion(client: Client, id: string, before: string | null): Promise<void> {
  valueOrTell(await client.call('researchQuestion.move', { id, before }));
}
export async function removeQuestion(client: Client, id: string, name: string): Promise<void> {
  const isSure = await askConsequences(client.call('researchQuestion.removePreview', { id }), {
    title: `Remove “${name}”?`,
    confirmLabel: 'Remove the research question',
  });
  if (isSure && valueOrTell(await client.call('researchQuestion.remove', { id })) !== undefined)
    await doneToast(client, 'Removed a research question.');
}
export async function assignQuestions(client: Client, themeId: string, questionIds: string[]): Promise<void> {
  valueOrTell(await client.call('researchQuestion.assign', { themeId, questionIds }));
}
