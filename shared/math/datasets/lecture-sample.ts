import { type DatasetSource, datasetOf } from './dataset.ts';

/** The input of the lecture's three-layer network, x = [1, 0.5], with the class's target t = [0, 1]. */
export const lectureSample: DatasetSource = {
  task: 'regression',
  options: {},
  make: () => datasetOf([{ x: [1, 0.5], t: [0, 1] }]),
};
