/** What training is steered and watched with. */
import '../panels/gradient-bars.ts';
import '../panels/loss-curve.ts';
import '../panels/training-controls.ts';
import '../panels/training-settings.ts';
