import { type KeptPlan, readPlan, writePlan } from '#shared/workshop/plan/file.ts';

const KEY = 'weightroom.plans';
/** More are not kept; the oldest go. */
const MOST = 20;

/** The plans that this browser keeps, by their titles; those it cannot read are left out. */
export function keptPlans(known: ReadonlySet<string>): KeptPlan[] {
  return stored().flatMap((source) => {
    const plan = readPlan(source, known);
    return 'code' in plan ? [] : [plan];
  });
}

/** Keeps a plan in place of the one with its title. Whether there was room. */
export function keepPlan(plan: KeptPlan): boolean {
  return store(
    [...stored().filter((source) => titleOf(source) !== plan.title), writePlan(plan)].slice(-MOST),
  );
}

export function forgetPlan(title: string): void {
  store(stored().filter((source) => titleOf(source) !== title));
}

function stored(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function store(list: readonly string[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}

function titleOf(source: string): unknown {
  try {
    return (JSON.parse(source) as { title?: unknown }).title;
  } catch {
    return undefined;
  }
}
