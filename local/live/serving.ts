/** A workbook as its windows see it: what they may ask of it, and what they are told. */
import type { ServerResponse } from 'node:http';
import { FIRST } from '../state/folders.js';
import { Denied } from './guard.js';
import type { Book, Books } from './liveWorkbooks.js';

const number = (value: unknown, name: string): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new Denied(400, `${name} phải là số nguyên không âm.`);
  return value;
};
const text = (value: unknown, name: string): string => {
  if (typeof value !== 'string') throw new Denied(400, `${name} phải là chữ.`);
  return value;
};

/** Where a workbook is shown. */
export const pathOf = (name: string): string => (name === FIRST ? '/' : `/d/${name}`);

export interface Served {
  readonly book: Book;
  readonly streams: Set<ServerResponse>;
  send(event: unknown): void;
  /** After whatever may have sent mail or made triggers. */
  settled<T>(outcome: T): Promise<T & { situation: unknown }>;
  readonly api: Readonly<Record<string, (body: Record<string, unknown>) => unknown>>;
  situation(): unknown;
}

export function serving(
  book: Book,
  {
    books,
    dev,
    maxUnread,
    tellAll,
  }: {
    readonly books: Books;
    readonly dev: boolean;
    readonly maxUnread: number;
    /** Tells the windows of every workbook how things stand. */
    readonly tellAll: () => void;
  },
): Served {
  const { workbook, mails, name } = book;
  const streams = new Set<ServerResponse>();
  const send = (event: unknown): void => {
    const line = `${JSON.stringify(event)}\n`;
    for (const stream of streams) {
      // A window that does not read is let go; it loads itself anew when it comes back.
      if (stream.writableLength > maxUnread) {
        streams.delete(stream);
        stream.destroy();
      } else stream.write(line);
    }
  };
  workbook.subscribe((changes) => send({ changes }));

  const outbox = () =>
    mails.mails().map(({ number, at, from, name, to, cc, subject, text }) => ({
      number,
      at,
      from,
      name,
      to,
      cc,
      subject,
      text,
    }));
  const situation = () => ({
    people: workbook.people(),
    menus: workbook.host.state.menus,
    today: new Date(workbook.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10),
    triggers: workbook.host.state.triggers,
    mails: mails.mails().length,
    calls: workbook.calls,
    names: workbook.host.names(),
    dev,
    workbooks: books.list().map(({ name: one, id, title, isMade }) => ({
      path: pathOf(one),
      id,
      title,
      isMade,
      isHere: one === name,
    })),
  });
  /** After whatever may have sent mail or made triggers. */
  const settled = async <T>(outcome: T): Promise<T & { situation: ReturnType<typeof situation> }> => {
    await workbook.kept();
    await mails.writeOutbox?.();
    send({ situation: situation() });
    return { ...outcome, situation: situation() };
  };

  const api: Record<string, (body: Record<string, unknown>) => unknown> = {
    view: () => {
      books.shown(book);
      return { view: workbook.view(), situation: situation() };
    },
    connect: async ({ sheet, row, column, user }) => {
      workbook.connect(
        text(sheet, 'sheet'),
        number(row, 'row'),
        number(column, 'column'),
        text(user, 'user'),
      );
      await workbook.kept();
    },
    facts: ({ sheet, row, column, user }) =>
      workbook.facts(text(sheet, 'sheet'), number(row, 'row'), number(column, 'column'), text(user, 'user')),
    type: async ({ sheet, row, column, value, user }) => {
      workbook.type(
        text(sheet, 'sheet'),
        number(row, 'row'),
        number(column, 'column'),
        text(value, 'value'),
        text(user, 'user'),
      );
      await workbook.kept();
    },
    paste: async ({ sheet, row, column, rows, user }) => {
      if (!Array.isArray(rows) || rows.length === 0 || !rows.every((line) => Array.isArray(line)))
        throw new Denied(400, 'rows phải là bảng.');
      workbook.paste(
        text(sheet, 'sheet'),
        number(row, 'row'),
        number(column, 'column'),
        (rows as unknown[][]).map((line) => line.map(String)),
        text(user, 'user'),
      );
      await workbook.kept();
    },
    clear: async ({ sheet, row, column, rows, columns, user }) => {
      workbook.clear(
        text(sheet, 'sheet'),
        {
          row: number(row, 'row'),
          column: number(column, 'column'),
          rows: number(rows, 'rows'),
          columns: number(columns, 'columns'),
        },
        text(user, 'user'),
      );
      await workbook.kept();
    },
    undo: async ({ user }) => {
      const at = workbook.step('undo', text(user, 'user'));
      await workbook.kept();
      return { at };
    },
    redo: async ({ user }) => {
      const at = workbook.step('redo', text(user, 'user'));
      await workbook.kept();
      return { at };
    },
    find: ({ wanted, sheet }) => ({ found: workbook.find(text(wanted, 'wanted'), text(sheet, 'sheet')) }),
    sort: async ({ sheet, column, ascending, user }) => {
      workbook.sort(text(sheet, 'sheet'), number(column, 'column'), ascending === true, text(user, 'user'));
      await workbook.kept();
    },
    filter: async ({ sheet, column, hidden }) => {
      if (hidden !== null && !Array.isArray(hidden)) throw new Denied(400, 'hidden phải là danh sách.');
      workbook.filter(text(sheet, 'sheet'), number(column, 'column'), hidden?.map(String) ?? null);
      await workbook.kept();
    },
    values: ({ sheet, column }) => workbook.columnValues(text(sheet, 'sheet'), number(column, 'column')),
    width: async ({ sheet, column, pixels }) => {
      workbook.width(text(sheet, 'sheet'), number(column, 'column'), number(pixels, 'pixels'));
      await workbook.kept();
    },
    locks: ({ user }) => ({ locks: workbook.locks(text(user, 'user')) }),
    run: ({ name, args, user }) =>
      settled(workbook.run(text(name, 'name'), Array.isArray(args) ? args : [], text(user, 'user'))),
    fire: ({ id }) => settled(workbook.fire(text(id, 'id'))),
    clock: async ({ today }) => {
      workbook.clock.set(today === null ? null : text(today, 'today'));
      for (const one of books.open()) if (one.workbook.fireDue()) await one.workbook.kept();
      books.passed(true);
      tellAll();
      return settled({});
    },
    outbox: () => ({ mails: outbox() }),
  };

  return { book, streams, send, settled, api, situation };
}
