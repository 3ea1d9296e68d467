/** The two channels between a window and the program, and all of them. */
export const CALL = 'threadwork:call';
export const EVENT = 'threadwork:event';
