import { createContext, useContext } from 'react';

/** Interface scale, 0.9 to 1.5. The shell sets it from the settings; sizes that script needs are multiplied by it. */
export const ScaleContext = createContext(1);

/** The interface scale, for numbers that must be given in real pixels: `const height = 44 * useScale()`. */
export function useScale(): number {
  return useContext(ScaleContext);
}
