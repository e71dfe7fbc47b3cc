import { consoleSentences } from '../console/messages.ts';
import { everywhere } from './everywhere.ts';

/** Every sentence of the interface. */
export const messages = { ...everywhere, ...consoleSentences } as const;
