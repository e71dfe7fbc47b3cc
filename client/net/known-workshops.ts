/** A workshop that this browser has been in, and can go back to as who it was. */
export interface KnownWorkshop {
  readonly code: string;
  /** Null where nobody gave it one. */
  readonly title: string | null;
  readonly as: 'instructor' | 'student';
  /** When it was last in. */
  readonly at: number;
}

const KEY = 'weightroom:workshops';
const AT_MOST = 12;

/** This browser's workshops, the latest first. */
export function rememberedWorkshops(): readonly KnownWorkshop[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKnown) : [];
  } catch {
    return [];
  }
}

/** Puts a workshop at the head of the list, once. */
export function rememberWorkshop(workshop: KnownWorkshop): void {
  keep([workshop, ...others(workshop.code)].slice(0, AT_MOST));
}

export function forgetWorkshop(code: string): void {
  keep(others(code));
}

function others(code: string): readonly KnownWorkshop[] {
  return rememberedWorkshops().filter((known) => known.code !== code);
}

function keep(workshops: readonly KnownWorkshop[]): void {
  localStorage.setItem(KEY, JSON.stringify(workshops));
}

/** What storage holds may be of another version, or of anybody's making. */
function isKnown(value: unknown): value is KnownWorkshop {
  const { code, title, as, at } = (value ?? {}) as Partial<Record<keyof KnownWorkshop, unknown>>;
  return (
    typeof code === 'string' &&
    (typeof title === 'string' || title === null) &&
    typeof at === 'number' &&
    (as === 'instructor' || as === 'student')
  );
}
