import './ui/fonts.ts';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { askingWho } from './app/who-first.ts';
import { createLiveQueries } from './data/live-query.ts';
import { connect } from './transport/connect.ts';

const client = askingWho(connect());
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
createRoot(root).render(<App source={{ client, queries: createLiveQueries(client) }} />);
