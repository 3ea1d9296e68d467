import { Settings2 } from 'lucide-react';
import type { StudySettings } from '../../../../shared/contract/study.ts';
import type { MethodSettings } from '../../../../shared/domain/method/method.ts';
import { afterMenu, Button, Icon, MenuButton } from '../../../ui/index.ts';
import type { Counts } from './theme-row.tsx';

/** Which numbers stand beside themes: none until somebody switches them on, then those the method offers. */
export function countsOf(settings: StudySettings | undefined, method: MethodSettings): Counts {
  if (!settings?.countsBesideThemes) return 'none';
  return method.offersExtractCounts ? 'all' : 'people';
}

/** How the tree is arranged and what stands beside it. */
export function ViewMenu({
  by,
  counts,
  isReadOnly,
  run,
}: {
  by: 'level' | 'question';
  counts: Counts;
  isReadOnly: boolean;
  run(name: string): void;
}) {
  return (
    <MenuButton
      label="View"
      placement="bottom end"
      items={[
        { id: 'level', label: 'By level', isChecked: by === 'level', onAction: () => run('byLevel') },
        {
          id: 'question',
          label: 'By research question',
          isChecked: by === 'question',
          onAction: () => run('byQuestion'),
        },
        'separator',
        {
          id: 'counts',
          label: 'Counts beside themes',
          isChecked: counts !== 'none',
          isDisabled: isReadOnly,
          onAction: () => run('counts'),
        },
        'separator',
        {
          id: 'questions',
          label: 'Research questions',
          isDisabled: isReadOnly,
          onAction: afterMenu(() => run('questions')),
        },
        { id: 'oldNames', label: 'Old names still in use', onAction: afterMenu(() => run('oldNames')) },
      ]}
    >
      <Button variant="quiet" icon={<Icon of={Settings2} small />}>
        View
      </Button>
    </MenuButton>
  );
}
