import { bring } from '../i18n/t.ts';
import { consoleSentences } from './messages.ts';

bring(consoleSentences);

export { has, type MessageKey, t, tell } from '../i18n/t.ts';
