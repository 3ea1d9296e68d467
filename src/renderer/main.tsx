import './ui/fonts.ts';
import './ui/tokens.css';
import './ui/code-colours.css';
import './ui/base.css';
import './ui/print.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { askAhead, fetchAhead } from './app/room-code.ts';
import { ROOMS } from './app/rooms.ts';
import { currentRoute } from './app/router.ts';
import { askingWho } from './app/who-first.ts';
import { createLiveQueries } from './data/live-query.ts';
import { tellingTogether } from './data/telling-together.ts';
import { connect } from './transport/connect.ts';

const client = askingWho(connect());
// while the frame comes up, what is meant to be in it is on its way
const first = ROOMS.find((room) => room.id === currentRoute().roomId);
if (first) fetchAhead(first);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
const queries = createLiveQueries(client);
askAhead(ROOMS, queries);
createRoot(root).render(<App source={{ client: tellingTogether(client, queries), queries }} />);
