// `npm run build`: builds the program whether or not it is stale.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { root } from '../bin/node-runtime.mjs';

rmSync(join(root, 'out'), { recursive: true, force: true });
await buildIfStale();
