// The families, bundled: the browser fetches only the scripts and styles a page uses (unicode-range). The build turns
// font-display into block (see fontDisplayBlock in electron.vite.config.ts): text never reflows under a reader.
// Imported from here and not from a style sheet, because only then the build sees each sheet by itself.
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '@fontsource-variable/inter/opsz.css';
import '@fontsource-variable/inter/opsz-italic.css';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css';
