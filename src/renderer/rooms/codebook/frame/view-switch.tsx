import { navigate } from '../../../app/router.ts';
import { useQuery } from '../../../data/use-query.ts';
import { SegmentedControl } from '../../../ui/index.ts';

/** The codes, or the frame they make: its versions, changes and proposals. Says how many proposals wait. */
export function ViewSwitch({ value }: { value: 'codes' | 'frame' }) {
  const open = useQuery('frame.state', {}).data?.openProposals ?? 0;
  return (
    <SegmentedControl
      label="View of the codebook"
      value={value}
      options={[
        { id: 'codes', label: 'Codes' },
        {
          id: 'frame',
          label: open === 0 ? 'Frame' : <span title={`${open} open proposals`}>Frame, {open} open</span>,
        },
      ]}
      onChange={(view) => navigate('codebook', view === 'frame' ? { view: 'frame' } : {})}
    />
  );
}
