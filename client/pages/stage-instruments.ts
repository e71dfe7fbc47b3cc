/** What a projector shows of a board that learns from data. */
import '../instruments/map/decision-map.ts';
import '../instruments/curve/loss-curve.ts';
