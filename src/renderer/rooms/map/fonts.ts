// The figure font on screen; the same faces are merged into the files figures are written with.
import '@fontsource/arimo/400.css';
import '@fontsource/arimo/700.css';
import '@fontsource/arimo/400-italic.css';
