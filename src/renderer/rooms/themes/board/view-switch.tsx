import { memo } from 'react';
import { navigate } from '../../../app/router.ts';
import { SegmentedControl } from '../../../ui/index.ts';

/** Themes as a tree, the table they are made on, or their review. */
export const ViewSwitch = memo(function ViewSwitch({ value }: { value: 'tree' | 'board' | 'review' }) {
  return (
    <SegmentedControl
      label="View of the themes"
      value={value}
      options={[
        { id: 'tree', label: 'Tree' },
        { id: 'board', label: 'Card board' },
        { id: 'review', label: 'Reviewing' },
      ]}
      onChange={(view) => navigate('themes', view === 'tree' ? {} : { view })}
    />
  );
});
