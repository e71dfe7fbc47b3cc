/** One thread of the crew: observes heavy boards, and trains those that it was given, a turn at a time. */
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { type Board, boardOf, freshContent } from '#shared/workshop/model/board.ts';
import { type Observation, observe } from '#shared/workshop/model/observation.ts';
import { defaultTraining } from '#shared/workshop/model/training.ts';
import { type BoardTraining, trainingOf } from '../workshops/caretakers/board-training.ts';
import type { Beginning, CrewAnswer, CrewCall, Following, Numbers, Turn } from './crew-messages.ts';

/** How long one turn of a training may take (ms); one step may take longer. */
const TURN = 40;

/** Networks and data sets that are remembered, so that their buffers are. */
const REMEMBERED = 64;

interface Session {
  board: Board;
  readonly training: BoardTraining;
}

const port = parentPort!;
const sessions = new Map<number, Session>();
const known = new Map<string, unknown>();

// Where a thread has a priority of its own, whoever waits for an answer goes before whoever computes.
if (process.platform === 'linux') setPriority(0, 5);

port.on('message', (call: CrewCall) => {
  let answer: CrewAnswer;
  try {
    answer = { value: answerTo(call) };
  } catch (error) {
    answer = { error };
  }
  const progress = 'value' in answer && answer.value && 'progress' in answer.value && answer.value.progress;
  port.postMessage(answer, progress ? [progress.parameters.buffer as ArrayBuffer] : []);
});

function answerTo(call: CrewCall): Observation | Turn | undefined {
  switch (call.name) {
    case 'observe':
      return observe(contentOf(call.board));
    case 'work':
      return work(call);
    case 'end':
      sessions.delete(call.session);
      return undefined;
  }
}

function work({
  session: id,
  beginning,
  following,
  steps,
  offer,
}: Extract<CrewCall, { name: 'work' }>): Turn {
  if (beginning !== undefined) sessions.set(id, begun(beginning));
  const session = sessions.get(id);
  if (session === undefined) throw new Error('no such training');
  const { training } = session;
  follow(session, following);
  const until = performance.now() + TURN;
  for (let taken = 0; taken < steps && training.step(); taken++) if (performance.now() >= until) break;
  const ended = following.until !== null && training.steps >= following.until;
  const progress =
    training.blowup === undefined && (offer === 'now' || (offer === 'at-end' && ended))
      ? training.offer()
      : undefined;
  const { blowup } = training;
  if (progress === undefined) return { steps: training.steps, ...(blowup && { blowup }) };
  const observation = observe({ ...session.board, parameters: progress.parameters });
  const parameters = Float64Array.from(progress.parameters);
  return { steps: training.steps, progress: { ...progress, parameters, observation } };
}

function begun(beginning: Beginning): Session {
  const { id, holds, locks, settings, steps, epochs } = beginning;
  const content = contentOf(beginning);
  const board = {
    ...boardOf(id, { ...content, locks, training: { ...content.training, settings, steps, epochs } }),
    holds,
  };
  const training = trainingOf(board);
  if (training === undefined) throw new Error('nothing to learn from');
  return { board, training };
}

function follow(session: Session, { parameters, settings, until: _, ...rest }: Following): void {
  const { board } = session;
  session.board = {
    ...board,
    ...(parameters && { parameters: Array.from(parameters) }),
    ...rest,
    ...(settings && { training: { ...board.training, settings } }),
  };
  session.training.follow(session.board);
}

/** A board with nothing on it but these numbers. */
function contentOf({ network, loss, parameters, input, target, data, points }: Numbers): Board {
  const start = {
    network: theSame(network),
    loss,
    parameters: Array.from(parameters),
    input,
    target,
    data: theSame(data),
  };
  return boardOf('', { ...freshContent(start, defaultTraining), points });
}

/** The one object of those that say the same: what is made for it is found by it. */
function theSame<T>(value: T): T {
  const text = JSON.stringify(value);
  const one = (known.get(text) as T | undefined) ?? value;
  known.delete(text);
  known.set(text, one);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return one;
}
