/** What a projector shows of a board that learns from data. */
import '../panels/decision-map.ts';
import '../panels/loss-curve.ts';
