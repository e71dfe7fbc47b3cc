import { join } from 'node:path';

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const page = (name: string): string => join(import.meta.dirname, 'pages', `${name}.ts`);

/** What every page starts with. */
const START = [join(import.meta.dirname, 'main.ts')];
/** What comes first for who joins: the two pages they may arrive at. */
const DOOR = [page('join-page'), page('landing-page')];
/** Where they go from there. */
const ROOM = [page('board-page')];

/**
 * Names the chunk a module goes into: `room` for what a board page needs and no page before it, `door` for what both
 * need. Left to itself the bundler makes a chunk for every set of pages that shares something, some fifty for a board,
 * and each costs a request with its headers. No chunk imports from one that comes after it.
 * @returns null where the bundler decides
 */
export function chunks(): (id: string, graph: Graph) => string | null {
  let found: Record<'start' | 'door' | 'room', ReadonlySet<string>> | undefined;
  return (id, graph) => {
    found ??= { start: reached(START, graph), door: reached(DOOR, graph), room: reached(ROOM, graph) };
    if (found.start.has(id) || !found.room.has(id) || ROOM.includes(id)) return null;
    return found.door.has(id) ? 'door' : 'room';
  };
}

/** Every module that these import, however many steps away; not what is loaded later. */
function reached(from: readonly string[], graph: Graph): ReadonlySet<string> {
  const all = new Set(from);
  for (const id of all) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) all.add(imported);
  }
  return all;
}
