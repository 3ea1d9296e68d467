// What can be done in People, for the palette and the keyboard.
import { useActions, type Action } from '../../../app/index.ts';
import { useClient } from '../../../data/use-query.ts';
import { usePeople } from '../store.ts';
import { addParticipant } from './people.ts';

/** Registers everything of the room while it is open. */
export function usePeopleActions(isReadOnly: boolean, chooseTable: () => void, addToTeam: () => void): void {
  const client = useClient();
  const group = 'People';
  const looking: Action[] = [
    {
      id: 'people.participants',
      label: 'Show the participants',
      group,
      run: () => usePeople.setState({ tab: 'participants' }),
    },
    {
      id: 'people.team',
      label: 'Show the team',
      group,
      keywords: 'coders aliases roles',
      run: () => usePeople.setState({ tab: 'team' }),
    },
  ];
  const changing: Action[] = [
    {
      id: 'people.add',
      label: 'Add a person',
      group,
      keywords: 'participant new',
      run: () => addParticipant(client),
    },
    {
      id: 'people.addAttribute',
      label: 'Add a characteristic',
      group,
      keywords: 'attribute column variable',
      run: () => usePeople.setState({ isAddingAttribute: true, tab: 'participants' }),
    },
    {
      id: 'people.table',
      label: 'Take in a table of characteristics',
      group,
      keywords: 'csv import spreadsheet',
      run: chooseTable,
    },
    {
      id: 'people.addToTeam',
      label: 'Add somebody to the team',
      group,
      keywords: 'coder reviewer',
      run: addToTeam,
    },
  ];
  useActions(isReadOnly ? looking : [...looking, ...changing]);
}
