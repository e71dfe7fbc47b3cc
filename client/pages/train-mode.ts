/** What training is steered and watched with. */
import '../instruments/gradients/gradient-bars.ts';
import '../instruments/curve/loss-curve.ts';
import '../instruments/training/training-controls.ts';
import '../instruments/training/training-settings.ts';
