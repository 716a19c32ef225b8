import { describe, expect, it } from 'vitest';
import { readViews, renamed, type SavedView, withView } from '../../../renderer/grid/saved-views.ts';

const view = (name: string, search = ''): SavedView => ({
  name,
  search,
  columns: [{ colId: 'pupils', width: 120, hide: false, sort: 'asc' }],
  filters: {},
});

describe('saved views', () => {
  it('are read back as they were kept, without what makes no sense', () => {
    const stored = JSON.parse(JSON.stringify([view('a'), { name: 'b' }, { ...view(''), name: '' }, null, 7]));
    expect(readViews(stored)).toEqual([view('a')]);
    expect(readViews(undefined)).toEqual([]);
    expect(readViews({ a: 1 })).toEqual([]);
  });

  it('replace one of the same name in its place', () => {
    const views = [view('a'), view('b')];
    expect(withView(views, view('a', 'x'))).toEqual([view('a', 'x'), view('b')]);
    expect(withView(views, view('c')).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('take another name unless it belongs to another view', () => {
    const views = [view('a'), view('b')];
    expect(renamed(views, 'a', 'b')).toBeNull();
    expect(renamed(views, 'a', 'a')).toEqual(views);
    expect(renamed(views, 'a', 'c')?.map(({ name }) => name)).toEqual(['c', 'b']);
  });
});
