import { navigate } from '../../../app/router.ts';
import { SegmentedControl } from '../../../ui/index.ts';

/** Themes as a tree, or the table they are made on. */
export function ViewSwitch({ value }: { value: 'tree' | 'board' }) {
  return (
    <SegmentedControl
      label="View of the themes"
      value={value}
      options={[
        { id: 'tree', label: 'Tree' },
        { id: 'board', label: 'Card board' },
      ]}
      onChange={(view) => navigate('themes', view === 'board' ? { view: 'board' } : {})}
    />
  );
}
