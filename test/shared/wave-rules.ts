import { features } from '#shared/workshop/features.ts';
import { createRules } from '#shared/workshop/kernel/rules.ts';
import { waveFeature } from './wave/feature.ts';

export const waveRules = createRules([...features, waveFeature]);
