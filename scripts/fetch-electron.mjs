// Fetches the Electron runtime into its cache and says how far it is, a line at a time: "0.25". Run by the starter, which
// ends it when nothing comes. What is fetched is checked against the sums in the electron package.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../bin/node-runtime.mjs';

const require = createRequire(join(root, 'node_modules', 'electron', 'install.js'));
const { downloadArtifact } = require('@electron/get');
const { version } = require('./package.json');

let told = -1;
await downloadArtifact({
  version,
  artifactName: 'electron',
  cacheRoot: process.env.electron_config_cache,
  checksums: require('./checksums.json'),
  platform: process.platform,
  arch: process.arch,
  downloadOptions: {
    quiet: true,
    async getProgressCallback({ percent }) {
      const step = Math.floor(percent * 20);
      if (step === told) return;
      told = step;
      console.log(String(step / 20));
    },
  },
});
