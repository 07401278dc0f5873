/** What each person has done in the grid and can take back: the cells before and after, in order. */
import type { Rectangle } from '../grid/rectangle.js';
import type { Raw } from '../grid/stored.js';

export interface Edit extends Rectangle {
  readonly sheetId: string;
  readonly before: readonly (readonly Raw[])[];
  readonly after: readonly (readonly Raw[])[];
}

/** Steps that are remembered for a person. */
const STEPS = 100;

interface Steps {
  readonly done: Edit[];
  readonly undone: Edit[];
}

export class History {
  private readonly people = new Map<string, Steps>();

  private of(user: string): Steps {
    const known = this.people.get(user) ?? { done: [], undone: [] };
    this.people.set(user, known);
    return known;
  }

  did(user: string, edit: Edit): void {
    const { done, undone } = this.of(user);
    undone.length = 0;
    done.push(edit);
    if (done.length > STEPS) done.shift();
  }

  /** The step to take back, or to do again; it changes sides with `moved`. */
  next(user: string, way: 'undo' | 'redo'): Edit | undefined {
    const { done, undone } = this.of(user);
    return (way === 'undo' ? done : undone).at(-1);
  }

  moved(user: string, way: 'undo' | 'redo'): void {
    const { done, undone } = this.of(user);
    const [from, to] = way === 'undo' ? [done, undone] : [undone, done];
    to.push(from.pop()!);
  }

  /** Somebody else has been there: the step can never be taken back. */
  dropped(user: string, way: 'undo' | 'redo'): void {
    const { done, undone } = this.of(user);
    (way === 'undo' ? done : undone).pop();
  }
}
