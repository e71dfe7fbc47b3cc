import { html, type TemplateResult } from 'lit';
import type { ActivityId } from '#shared/workshop/model/activity.ts';
import type { ActivityView } from './activity-view.ts';

/** A view of an activity's own; loaded when it is first shown. */
export interface OwnView {
  readonly load: () => Promise<unknown>;
  readonly render: (view: ActivityView) => TemplateResult;
}

/** The views of activities that have one of their own, a line each; of the others the board is the view. */
export const ownViews: Readonly<Record<ActivityId, OwnView>> = {
  'one-neuron': {
    load: () => import('./one-neuron/one-neuron.ts'),
    render: (view) => html`<wr-one-neuron .view=${view}></wr-one-neuron>`,
  },
  'xor-wall': {
    load: () => import('./xor-wall/xor-wall.ts'),
    render: (view) => html`<wr-xor-wall .view=${view}></wr-xor-wall>`,
  },
  'build-a-network': {
    load: () => import('./build-a-network/build-a-network.ts'),
    render: (view) => html`<wr-build-a-network .view=${view}></wr-build-a-network>`,
  },
  words: {
    load: () => import('./words/words.ts'),
    render: (view) => html`<wr-words .view=${view}></wr-words>`,
  },
  'five-steps': {
    load: () => import('./five-steps/five-steps.ts'),
    render: (view) => html`<wr-five-steps .view=${view}></wr-five-steps>`,
  },
  'three-layers': {
    load: () => import('./three-layers/three-layers.ts'),
    render: (view) => html`<wr-three-layers .view=${view}></wr-three-layers>`,
  },
};
