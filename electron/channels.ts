/** The two channels between a window and the main process; there is no third. */
export const REQUEST_CHANNEL = 'junheng:request';
export const EVENT_CHANNEL = 'junheng:event';
