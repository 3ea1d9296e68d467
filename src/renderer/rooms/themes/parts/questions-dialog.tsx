import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { AddField } from '../../../parts/add-field/add-field.tsx';
import { AutoField } from '../../../parts/auto-field/auto-field.tsx';
import { Button, Checkbox, Dialog, Icon, IconButton } from '../../../ui/index.ts';
import { addQuestion, assignQuestions, moveQuestion, removeQuestion } from '../actions/question-actions.ts';
import { TicksDialog } from './ticks-dialog.tsx';

function AddQuestion({ isFirst, onAdded }: { isFirst: boolean; onAdded?(id: string): void }) {
  const client = useClient();
  async function add(name: string) {
    const id = await addQuestion(client, name);
    if (id !== null) onAdded?.(id);
    return id !== null;
  }
  return <AddField label="Add a research question" autoFocus={isFirst} onAdd={add} />;
}

/** The study's research questions: worded, ordered and removed. They group themes and are no level. */
export function QuestionsDialog({ onClose }: { onClose(): void }) {
  const client = useClient();
  const questions = useQuery('researchQuestion.list', {}).data ?? [];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title="Research questions"
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <p className="th-quiet-inline">
        A theme may answer one question, several or none. Questions group themes in the tree, in exports and
        on a map; they are no level of themes.
      </p>
      <ol className="th-questions">
        {questions.map((question, at) => (
          <li key={question.id}>
            <AutoField
              label={`Research question ${at + 1}`}
              isLabelHidden
              isOneLine
              value={question.name}
              onSave={(name) => client.call('researchQuestion.rename', { id: question.id, name })}
            />
            <span className="tw-meta">
              {question.themeIds.length} {question.themeIds.length === 1 ? 'theme' : 'themes'}
            </span>
            <IconButton
              label={`Move up: ${question.name}`}
              isDisabled={at === 0}
              onPress={() => void moveQuestion(client, question.id, questions[at - 1]?.id ?? null)}
            >
              <Icon of={ArrowUp} small />
            </IconButton>
            <IconButton
              label={`Move down: ${question.name}`}
              isDisabled={at === questions.length - 1}
              onPress={() => void moveQuestion(client, question.id, questions[at + 2]?.id ?? null)}
            >
              <Icon of={ArrowDown} small />
            </IconButton>
            <IconButton
              label={`Remove: ${question.name}`}
              onPress={() => void removeQuestion(client, question.id, question.name)}
            >
              <Icon of={X} small />
            </IconButton>
          </li>
        ))}
      </ol>
      <AddQuestion isFirst />
    </Dialog>
  );
}

/** Which research questions a theme answers. Each tick is kept at once. */
export function AssignQuestionsDialog({ theme, onClose }: { theme: ThemeView; onClose(): void }) {
  const client = useClient();
  const questions = useQuery('researchQuestion.list', {}).data ?? [];
  const own = questions
    .filter((question) => question.themeIds.includes(theme.id))
    .map((question) => question.id);
  return (
    <TicksDialog title="Which questions does it answer?" of={theme.name} onClose={onClose}>
      <div className="th-assign">
        {questions.map((question, at) => (
          <Checkbox
            key={question.id}
            autoFocus={at === 0}
            isSelected={own.includes(question.id)}
            onChange={(isOn) =>
              void assignQuestions(
                client,
                theme.id,
                isOn ? [...own, question.id] : own.filter((id) => id !== question.id),
              )
            }
          >
            {question.name}
          </Checkbox>
        ))}
      </div>
      <AddQuestion
        isFirst={questions.length === 0}
        onAdded={(id) => void assignQuestions(client, theme.id, [...own, id])}
      />
    </TicksDialog>
  );
}
