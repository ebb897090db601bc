export const DO_SHORTCUT = 'do';
